// SPDX-License-Identifier: Apache-2.0
/// What the server answers under each address: docs/serve.md.
#include "base/error.hpp"
#include "base/text.hpp"
#include "inputs/scenario_writer.hpp"
#include "lab/actions_answers.hpp"
#include "lab/lab_export.hpp"
#include "lab/lab_handlers.hpp"
#include "lab/web_assets.hpp"
#include "report/programme/actions_page.hpp"
#include "report/programme/actions_tables.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace carreau::lab {

namespace {

using httplib::Request;
using httplib::Response;

constexpr std::size_t kMostFound = 20;

/// Whole and within the range of zooms, or no tile at all.
tiles::TileId tile_of(const Request& request, std::size_t first) {
  const auto number = [&](std::size_t group) {
    // A number that does not fit becomes -1, which is no tile.
    return parse_plain_decimal(request.matches[static_cast<int>(group)].str(), 0).value_or(-1);
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

std::string parameter_of(const Request& request, const char* name) {
  if (request.has_param(name)) return request.get_param_value(name);
  throw RequestError(400, "missing_parameter",
                     Message{"request_without_parameter", {{"parameter", name}}});
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
    set_json(answer, comparison_answer(lab, before, after));
  });
  add_places();
}

/// Zonings and the search, in a run or else in the first one.
void LabServer::Impl::add_places() {
  get("/api/zonings/([^/]+)/zones\\.json", [this](const Request& request, Response& answer) {
    const auto run = run_or_baseline(request);
    set_json(answer, zoning_answer(lab, *run, request.matches[1].str()));
  });
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
        set_json(answer, zones_answer(lab, *run_of(request)));
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
        answer.set_content(tiles.run_tile(run_of(request), tile_of(request, 2), detail_of(request)),
                           kTile);
      },
      kForEver);
  get("/tiles/zonings/([^/]+)" + place, [this](const Request& request, Response& answer) {
    answer.set_content(tiles.zoning_tile(request.matches[1].str(), tile_of(request, 2)), kTile);
  });
  get(
      "/tiles/sweeps/([0-9a-f]{16})" + place,
      [this](const Request& request, Response& answer) {
        answer.set_content(tiles.stability_tile(sweep_of(request)->shares, tile_of(request, 2)),
                           kTile);
      },
      kForEver);
  get("/tiles/units" + place, [this](const Request& request, Response& answer) {
    answer.set_content(tiles.unit_tile(tile_of(request, 1)), kTile);
  });
  get("/tiles/changes/([^/]+)\\.\\.([^/]+)" + place,
      [this](const Request& request, Response& answer) {
        const std::string before = request.matches[1].str();
        const std::string after = request.matches[2].str();
        const auto kept = std::pair(side_of(request, before), side_of(request, after));
        answer.set_content(tiles.change_tile(before, after, tile_of(request, 3)), kTile);
      });
}

void LabServer::Impl::add_scenarios() {
  get(
      "/api/runs/([0-9a-f]{16})/scenario\\.toml",
      [this](const Request& request, Response& answer) {
        const auto run = run_of(request);
        answer.set_header("Content-Disposition",
                          fmt::format("attachment; filename=\"carreau-{}.toml\"", run->id));
        // Without folders: the file is for others.
        answer.set_content(inputs::scenario_text(inputs::without_folders(run->record)), kToml);
      },
      kForEver);
  get("/api/runs/([0-9a-f]{16})/export/(geopackage|geojson|csv)",
      [this](const Request& request, Response& answer) {
        const auto run = run_of(request);
        auto file = std::make_shared<ExportedFile>(export_run(lab, *run, request.matches[2].str()));
        answer.set_header("Content-Disposition",
                          fmt::format("attachment; filename=\"{}\"", file->name()));
        answer.set_content_provider(
            file->size(), file->type(),
            // Read piece by piece while it is sent; the file lives as long as the answer.
            [file](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
              const std::string part = file->read(offset, length);
              return !part.empty() && sink.write(part.data(), part.size());
            });
      });
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
  get("/api/actions/report\\.(fr|en)\\.html", [this](const Request& request, Response& answer) {
    const report::ActionsView view = study::view_of(programme(), "");
    const report::Words w(report::parse_language(request.matches[1].str()));
    // The page declares a stricter policy itself.
    answer.headers.erase("Content-Security-Policy");
    answer.set_content(report::actions_page(view, report::actions_tables(view, w), w),
                       "text/html; charset=utf-8");
  });
}

}  // namespace carreau::lab
