// SPDX-License-Identifier: Apache-2.0
/// What the server answers under each address: docs/serve.md.
#include "base/error.hpp"
#include "base/text.hpp"
#include "inputs/scenario_writer.hpp"
#include "lab/actions_answers.hpp"
#include "lab/lab_export.hpp"
#include "lab/lab_handlers.hpp"
#include "lab/run_tables.hpp"
#include "lab/web_assets.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace carreau::lab {

namespace {

using httplib::Request;
using httplib::Response;

constexpr std::size_t kMostFound = 20;

/// Whole and within the range of zooms, or no tile at all.
tiles::TileId tile_of(const Request& request, std::size_t first) {
  const auto number = [&](std::size_t group) {
    // A number that does not fit becomes -1, which is no tile.
    return parse_plain_decimal(request.matches[group].str(), 0).value_or(-1);
  };
  const tiles::TileId id{static_cast<int>(number(first)), number(first + 1), number(first + 2)};
  try {
    tiles::require_tile(id);
  } catch (const ArgumentError& error) {
    throw RequestError(404, "unknown_tile", error.message());
  }
  return id;
}

/// The detail that the displayed measure needs; everything where the request names no measure.
tiles::SquareDetail detail_of(const Request& request) {
  if (!request.has_param("for")) return tiles::SquareDetail::members;
  const std::string measure = request.get_param_value("for");
  if (measure == "member") return tiles::SquareDetail::members;
  if (measure == "p") return tiles::SquareDetail::probabilities;
  return measure == "share" ? tiles::SquareDetail::shares : tiles::SquareDetail::counts;
}

/// For a browser that saves the answer.
void set_file_name(Response& answer, const std::string& name) {
  answer.set_header("Content-Disposition", fmt::format("attachment; filename=\"{}\"", name));
}

report::Words words_of(const Request& request, std::size_t group) {
  return report::Words(report::parse_language(request.matches[group].str()));
}

std::string parameter_of(const Request& request, const char* name) {
  if (request.has_param(name)) return request.get_param_value(name);
  throw RequestError(400, "missing_parameter",
                     Message{"request_without_parameter", {{"parameter", name}}});
}

/// Cuts the ranges that are asked for at the end of the content; false where one begins behind it.
/// The library takes them as they are, and would announce what is not there.
bool fit_ranges(const Request& request, std::size_t size) {
  const auto end = static_cast<ssize_t>(size);
  // The request is const for handlers alone: the library made it, and reads it again to answer.
  for (auto& [first, last] : const_cast<Request&>(request).ranges) {  // NOLINT: see above
    if (first >= end) return false;
    if (first >= 0) last = last < 0 ? end - 1 : std::min(last, end - 1);
  }
  return true;
}

/// A page of a report, which declares a stricter policy itself.
void set_page(Response& answer, const std::string& page) {
  answer.headers.erase("Content-Security-Policy");
  answer.set_content(page, "text/html; charset=utf-8");
}

/// Read piece by piece while it is sent; the file lives as long as the answer.
void send(Response& answer, ExportedFile exported) {
  const auto file = std::make_shared<ExportedFile>(std::move(exported));
  set_file_name(answer, file->name());
  answer.set_content_provider(
      file->size(), file->type(),
      [file](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
        const std::string part = file->read(offset, length);
        return !part.empty() && sink.write(part.data(), part.size());
      });
}

}  // namespace

void LabServer::Impl::add_assets() {
  for (const WebAsset& asset : web_assets()) {
    const auto hand_out = [&asset](const Request&, Response& response) {
      // With a provider of known length, the library sends the content unchanged.
      response.set_content_provider(
          asset.text.size(), std::string(asset.type),
          [&asset](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
            return sink.write(asset.text.data() + offset, length);
          });
    };
    if (asset.name == "index.html") get("/", hand_out);
    std::string pattern = "/";
    // Addresses are regular expressions, in which a dot stands for any character.
    for (const char letter : asset.name) pattern += letter == '.' ? "\\." : std::string(1, letter);
    get(pattern, hand_out);
  }
}

/// The page asks for ranges of bytes, which the library cuts out.
void LabServer::Impl::add_base_map() {
  if (!base_map) return;
  get("/basemap\\.pmtiles", [this](const Request& request, Response& answer) {
    if (!fit_ranges(request, base_map->size())) {
      answer.status = 416;
      return;
    }
    answer.set_content_provider(
        base_map->size(), "application/octet-stream",
        [this](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
          const std::string part = base_map->read(offset, length);
          return !part.empty() && sink.write(part.data(), part.size());
        });
  });
}

void LabServer::Impl::add_runs() {
  get("/api/lab\\.json", [this](const Request& request, Response& answer) {
    // A page begins with it, so that all it asks for later is of one session.
    (void)enter(request, answer);
    // The list of scenarios changes while the server runs.
    LabSettings now = settings;
    now.can_share = door.is_for_team();
    if (folder) now.scenarios = folder->names();
    set_json(answer, lab_answer(lab, now));
  });
  post("/api/runs", [this](const Request& request, Response& answer, RequestInHand& work) {
    answer_run(parse_state(request.body), request, answer, work);
  });
  post("/api/cells_in", [this](const Request& request, Response& answer, RequestInHand&) {
    set_json(answer, cells_in_answer(lab, request.body));
  });
  // The id of a run is made of sixteen hexadecimal digits, a part of a digest.
  get("/api/runs/([0-9a-f]{16})", [this](const Request& request, Response& answer) {
    set_json(answer, run_answer(lab, *run_of(request)));
  });
  add_parts_of_runs();
  get("/api/compare\\.json", [this](const Request& request, Response& answer) {
    const std::string before = parameter_of(request, "before");
    const std::string after = parameter_of(request, "after");
    const auto kept = std::pair(side_of(request, before), side_of(request, after));
    const bool is_short = request.has_param("only") && request.get_param_value("only") == "counts";
    set_json(answer, is_short ? comparison_counts_answer(lab, before, after)
                              : comparison_answer(lab, before, after));
  });
  add_places();
}

/// Zonings, communes, and the search of everything that has a name.
void LabServer::Impl::add_places() {
  get("/api/zonings/([^/]+)/zones\\.json", [this](const Request& request, Response& answer) {
    const auto run = run_or_baseline(request);
    set_json(answer, zoning_answer(lab, *run, request.matches[1].str()));
  });
  get("/api/zonings/([^/]+)/portraits/([^/]+)\\.(fr|en)\\.html",
      [this](const Request& request, Response& answer) {
        set_page(answer, portraits.page(request.matches[1].str(), request.matches[2].str(),
                                        words_of(request, 3)));
      });
  get("/api/runs/([0-9a-f]{16})/portraits/([^/]+)\\.(fr|en)\\.html",
      [this](const Request& request, Response& answer) {
        set_page(answer, portraits.run_page(run_of(request), request.matches[2].str(),
                                            words_of(request, 3)));
      });
  get("/api/communes\\.json",
      [this](const Request&, Response& answer) { set_json(answer, communes_answer(lab)); });
  get("/api/search\\.json", [this](const Request& request, Response& answer) {
    const auto run = run_or_baseline(request);
    Json results = Json::array();
    for (const FoundPlace& place : index.search(*run, parameter_of(request, "q"), kMostFound)) {
      results.push_back({{"kind", to_text(place.kind)},
                         {"code", place.code},
                         {"label", place.label},
                         {"bounds", to_json(place.bounds)}});
    }
    set_json(answer, {{"results", results}});
  });
}

/// A run never changes under its id, nor does what is asked of it.
void LabServer::Impl::add_parts_of_runs() {
  get(
      "/api/runs/([0-9a-f]{16})/zones\\.json",
      [this](const Request& request, Response& answer) {
        set_json_text(answer, zones_answer(lab, *run_of(request)));
      },
      kForEver);
  get(
      "/api/runs/([0-9a-f]{16})/units\\.json",
      [this](const Request& request, Response& answer) {
        set_json(answer, units_answer(lab, *run_of(request)));
      },
      kForEver);
  get(
      "/api/runs/([0-9a-f]{16})/explain\\.json",
      [this](const Request& request, Response& answer) {
        const auto run = run_of(request);
        if (request.has_param("quartier")) {
          return set_json(answer,
                          explain_quartier_answer(lab, *run, parameter_of(request, "zoning"),
                                                  parameter_of(request, "quartier")));
        }
        const char* const kind = request.has_param("cell") ? "cell" : "zone";
        set_json(answer, explain_answer(lab, *run, parameter_of(request, kind)));
      },
      kForEver);
  get(
      "/api/runs/([0-9a-f]{16})/cells\\.json",
      [this](const Request& request, Response& answer) {
        set_json(answer, zone_cells_answer(lab, *run_of(request), parameter_of(request, "zone")));
      },
      kForEver);
}

/// Posted, since they take their time and end with their client.
void LabServer::Impl::add_inquiries() {
  const std::string one = "/api/runs/([0-9a-f]{16})/reach";
  get(
      one + "\\.json",
      [this](const Request& request, Response& answer) {
        set_json(answer, ZoneInquiries::parameters(*run_of(request)));
      },
      kForEver);
  post(one, [this](const Request& request, Response& answer, RequestInHand&) {
    set_json(answer, inquiries.reach(*run_of(request), request.body));
  });
  post("/api/runs/([0-9a-f]{16})/additions",
       [this](const Request& request, Response& answer, RequestInHand&) {
         set_json(answer, inquiries.additions(*run_of(request), request.body));
       });
  post("/api/runs/([0-9a-f]{16})/flips",
       [this](const Request& request, Response& answer, RequestInHand&) {
         set_json(answer, inquiries.flips(*run_of(request), request.body));
       });
}

/// A request only begins a sweep: it goes on without a client, and the page asks how far it is.
void LabServer::Impl::add_sweeps() {
  const std::string one = "/api/sweeps/([0-9a-f]{16})";
  post("/api/sweeps", [this](const Request& request, Response& answer, RequestInHand&) {
    const auto session = enter(request, answer);
    const auto sweep = sweeps.begin(parse_sweep(request.body));
    session->add_sweep(sweep->id());
    set_json(answer, sweep_answer(*sweep));
  });
  get("/api/sweeps", [this](const Request& request, Response& answer) {
    const auto session = session_of(request);
    Json list = Json::array();
    for (const auto& sweep : sweeps.all()) {
      if (session && session->has_sweep(sweep->id())) list.push_back(sweep_answer(*sweep));
    }
    set_json(answer, {{"sweeps", list}});
  });
  get(one, [this](const Request& request, Response& answer) {
    set_json(answer, sweep_answer(*any_sweep_of(request)));
  });
  // Posted: the library would wait in vain for the body of a DELETE, which clients send without.
  post(one + "/stop", [this](const Request& request, Response& answer, RequestInHand&) {
    const auto sweep = any_sweep_of(request);
    sweeps.stop(sweep->id());
    set_json(answer, sweep_answer(*sweep));
  });
  get(
      one + "/result\\.json",
      [this](const Request& request, Response& answer) {
        set_json(answer, sweep_result_answer(*sweep_of(request)));
      },
      kForEver);
  get(
      one + "/explain\\.json",
      [this](const Request& request, Response& answer) {
        const char* const kind = request.has_param("cell") ? "cell" : "zone";
        set_json(answer,
                 sweep_explain_answer(lab, *sweep_of(request), parameter_of(request, kind)));
      },
      kForEver);
}

void LabServer::Impl::add_tiles() {
  // Digits are limited, so that no number overflows.
  const std::string place = "/(\\d{1,2})/(\\d{1,8})/(\\d{1,8})\\.mvt";
  get(
      "/tiles/runs/([0-9a-f]{16})" + place,
      [this](const Request& request, Response& answer) {
        set_tile(answer, tiles.run_tile(run_of(request), tile_of(request, 2), detail_of(request)));
      },
      kForEver);
  get("/tiles/zonings/([^/]+)" + place, [this](const Request& request, Response& answer) {
    set_tile(answer, tiles.zoning_tile(request.matches[1].str(), tile_of(request, 2)));
  });
  get(
      "/tiles/sweeps/([0-9a-f]{16})" + place,
      [this](const Request& request, Response& answer) {
        set_tile(answer, tiles.stability_tile(sweep_of(request)->shares, tile_of(request, 2)));
      },
      kForEver);
  get("/tiles/units" + place, [this](const Request& request, Response& answer) {
    set_tile(answer, tiles.unit_tile(tile_of(request, 1)));
  });
  get("/tiles/communes" + place, [this](const Request& request, Response& answer) {
    set_tile(answer, tiles.commune_tile(tile_of(request, 1)));
  });
  get("/tiles/changes/([^/]+)\\.\\.([^/]+)" + place,
      [this](const Request& request, Response& answer) {
        const std::string before = request.matches[1].str();
        const std::string after = request.matches[2].str();
        const auto kept = std::pair(side_of(request, before), side_of(request, after));
        set_tile(answer, tiles.change_tile(before, after, tile_of(request, 3)));
      });
}

void LabServer::Impl::add_scenarios() {
  get(
      "/api/runs/([0-9a-f]{16})/scenario\\.toml",
      [this](const Request& request, Response& answer) {
        const auto run = run_of(request);
        set_file_name(answer, fmt::format("carreau-{}.toml", run->id));
        // Without folders: the file is for others.
        answer.set_content(inputs::scenario_text(inputs::without_folders(run->record)), kToml);
      },
      kForEver);
  get("/api/runs/([0-9a-f]{16})/export/(geopackage|geojson|csv)",
      [this](const Request& request, Response& answer) {
        const auto run = run_of(request);
        send(answer, export_run(lab, *run, request.matches[2].str()));
      });
  add_tables();
  post("/api/scenarios", [this](const Request& request, Response& answer, RequestInHand& work) {
    // A scenario from a file is run like any other, and becomes what is shown.
    answer_run(lab.read_scenario(request.body), request, answer, work);
  });
  get("/api/scenarios/([^/]+)", [this](const Request& request, Response& answer) {
    answer.set_content(scenarios().read(request.matches[1].str()), kToml);
  });
  http.Put("/api/scenarios/([^/]+)", guarded([this](const Request& request, Response& answer) {
             const std::string name = request.matches[1].str();
             scenarios().write(name, run_of(request, parameter_of(request, "run"))->record,
                               request.has_param("overwrite"));
             set_json(answer, {{"name", name}});
           }));
}

/// Tables for people with a spreadsheet.
void LabServer::Impl::add_tables() {
  get("/api/runs/([0-9a-f]{16})/tables\\.(fr|en)\\.xlsx",
      [this](const Request& request, Response& answer) {
        send(answer, export_workbook(lab, *run_of(request), words_of(request, 2)));
      });
  get("/api/runs/([0-9a-f]{16})/tables/(perimeters|near_misses|units)\\.(fr|en)\\.csv",
      [this](const Request& request, Response& answer) {
        const auto run = run_of(request);
        const std::string name = request.matches[2].str();
        set_file_name(answer, fmt::format("carreau-{}-{}.csv", run->id, name));
        answer.set_content(run_csv(lab, *run, *parse_run_table(name), words_of(request, 3)),
                           "text/csv; charset=utf-8");
      });
}

void LabServer::Impl::add_actions() {
  get("/api/actions/points\\.json", [this](const Request&, Response& answer) {
    set_json(answer, action_points_answer(programme()));
  });
  get("/api/actions/quartiers\\.json", [this](const Request&, Response& answer) {
    set_json(answer, action_quartiers_answer(programme()));
  });
  get("/api/actions/quartiers/([^/]+)\\.json", [this](const Request& request, Response& answer) {
    set_json(answer, action_quartier_answer(programme(), request.matches[1].str()));
  });
  // Under the names that the links of the report have.
  get("/api/actions/(fr|en)/((?:rapport|synthese|quartiers/[^/]+)\\.html)",
      [this](const Request& request, Response& answer) {
        (void)programme();
        set_page(answer, actions->page(request.matches[2].str(), words_of(request, 1).language()));
      });
}

}  // namespace carreau::lab
