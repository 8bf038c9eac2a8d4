// SPDX-License-Identifier: Apache-2.0
#include "cli/lab/lab_server.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/lab/actions_answers.hpp"
#include "cli/lab/lab_export.hpp"
#include "cli/lab/request_error.hpp"
#include "cli/lab/web_assets.hpp"
#include "io/scenario_writer.hpp"
#include "report/actions_page.hpp"
#include "report/actions_tables.hpp"

#include <fmt/format.h>
#include <httplib.h>
#include <sys/socket.h>

#include <array>
#include <exception>
#include <functional>
#include <utility>

namespace carreau::cli {

namespace {

using httplib::Request;
using httplib::Response;

constexpr const char* kHost = "127.0.0.1";
/// A scenario with many edits has a few hundred kilobytes.
constexpr std::size_t kLargestRequest = 4U << 20U;
/// A kept connection takes a thread, which mostly waits.
constexpr std::size_t kConnections = 128;
constexpr int kWaiting = 128;    ///< connections that wait for the server to take them
constexpr time_t kPatience = 5;  ///< seconds for a client that is slow to speak or to listen
constexpr time_t kKeptAlive = 2;
constexpr std::size_t kRequestsKeptAlive = 10'000;
constexpr std::size_t kFewestSearched = 20;

/// Not compressed: the types with a charset are the ones that the library leaves as they are, and
/// nothing leaves this machine.
constexpr const char* kJson = "application/json; charset=utf-8";
constexpr const char* kToml = "application/toml; charset=utf-8";
constexpr const char* kTile = "application/vnd.mapbox-vector-tile";

/// What an address says of a run never changes.
constexpr const char* kForEver = "private, max-age=31536000, immutable";
constexpr const char* kAskAgain = "no-cache";

void set_json(Response& response, const Json& json) {
  // What is no UTF-8 in a name must not take the answer down.
  response.set_content(json.dump(-1, ' ', false, Json::error_handler_t::replace), kJson);
}

void set_error(Response& response, int status, const std::string& code,
               const BothLanguages& message) {
  response.status = status;
  set_json(response,
           {{"error", {{"code", code}, {"message", both(message.french, message.english)}}}});
  response.set_header("Cache-Control", "no-store");
}

/// The origin of an address: scheme, host and port.
std::string origin_of(const std::string& address) {
  const std::size_t host = address.find("://");
  if (host == std::string::npos) return {};
  return address.substr(0, address.find('/', host + 3));
}

/// A page may load its own parts, draw on itself, and show the base map that was asked for.
std::string content_policy(const std::string& base_map) {
  const std::string origin = base_map.empty() ? "" : " " + origin_of(base_map);
  return fmt::format(
      "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; "
      "img-src 'self' data: blob:{0}; connect-src 'self'{0}; font-src 'self'; frame-src 'self'; "
      "base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
      origin);
}

[[noreturn]] void refuse(int status, const char* code, std::string french, std::string english) {
  throw RequestError(status, code, {std::move(french), std::move(english)});
}

/// Whole and within the range of zooms, or no tile at all.
report::TileId tile_of(const Request& request, std::size_t first) {
  const auto number = [&](std::size_t group) {
    const auto parsed = parse_plain_decimal(request.matches[static_cast<int>(group)].str(), 0);
    if (!parsed) refuse(404, "unknown_tile", "Cette tuile n'existe pas.", "There is no such tile.");
    return *parsed;
  };
  const report::TileId id{static_cast<int>(number(first)), number(first + 1), number(first + 2)};
  try {
    report::require_tile(id);
  } catch (const ArgumentError& error) {
    refuse(404, "unknown_tile", "Cette tuile n'existe pas.", error.what());
  }
  return id;
}

/// As much as the measure that a map shows asks for; everything where it names none.
report::SquareDetail detail_of(const Request& request) {
  if (!request.has_param("for")) return report::SquareDetail::probabilities;
  const std::string measure = request.get_param_value("for");
  if (measure == "p") return report::SquareDetail::probabilities;
  return measure == "share" ? report::SquareDetail::shares : report::SquareDetail::counts;
}

std::string parameter_of(const Request& request, const char* name) {
  if (request.has_param(name)) return request.get_param_value(name);
  refuse(400, "missing_parameter", fmt::format("Le paramètre {} manque à la requête.", name),
         fmt::format("The request lacks the parameter {}.", name));
}

}  // namespace

struct LabServer::Impl {
  Impl(Lab& served, LabSettings shown, std::optional<ScenarioFolder> kept)
      : lab(served),
        settings(std::move(shown)),
        folder(std::move(kept)),
        tiles(served),
        index(served) {
    prepare();
    add_assets();
    add_runs();
    add_tiles();
    add_scenarios();
    add_actions();
  }

  using Handler = std::function<void(const Request&, Response&)>;

  /// Patience, sizes, and what holds for every answer.
  void prepare();
  void add_assets();
  void add_runs();
  void add_tiles();
  void add_scenarios();
  void add_actions();

  /// Whether a request comes from this machine's own pages; answers it otherwise. Asked once the
  /// body is read: what a refused request left unread would be taken for the next one.
  bool is_own(const Request& request, Response& response) const;
  /// What went wrong in a handler, for whoever asked.
  static void answer_error(Response& response, const std::exception_ptr& error);

  /// The handler for requests of this machine's own pages.
  [[nodiscard]] Handler guarded(Handler handler) const {
    return [this, handler = std::move(handler)](const Request& request, Response& response) {
      if (is_own(request, response)) handler(request, response);
    };
  }
  void get(const std::string& pattern, Handler handler, const char* cache = kAskAgain) {
    http.Get(pattern, guarded([handler = std::move(handler), cache](const Request& q, Response& a) {
               a.set_header("Cache-Control", cache);
               handler(q, a);
             }));
  }
  void post(const std::string& pattern, Handler handler) {
    http.Post(pattern, guarded(std::move(handler)));
  }
  [[nodiscard]] std::shared_ptr<const LabRun> run_of(const Request& request) const {
    return lab.find(request.matches[1].str());
  }

  [[nodiscard]] const ScenarioFolder& scenarios() const {
    if (folder) return *folder;
    refuse(404, "no_folder", "Aucun dossier de scénarios n'a été choisi (--folder).",
           "No folder for scenarios was chosen (--folder).");
  }

  [[nodiscard]] const AttributedProgramme& programme() const {
    if (lab.programme() != nullptr) return *lab.programme();
    refuse(404, "no_programme", "Aucun programme d'actions n'est chargé (--actions).",
           "No programme of actions is loaded (--actions).");
  }

  Lab& lab;
  LabSettings settings;
  std::optional<ScenarioFolder> folder;
  LabTiles tiles;
  SearchIndex index;
  httplib::Server http;
  int port = 0;
  int listening = -1;  ///< the socket
};

void LabServer::Impl::prepare() {
  http.new_task_queue = [] { return new httplib::ThreadPool(kConnections); };
  http.set_payload_max_length(kLargestRequest);
  http.set_read_timeout(kPatience);
  http.set_write_timeout(kPatience);
  http.set_keep_alive_timeout(kKeptAlive);
  http.set_keep_alive_max_count(kRequestsKeptAlive);
  http.set_tcp_nodelay(true);
  http.set_socket_options([this](socket_t socket) {
    listening = socket;
    const int yes = 1;  // a port that was just left is free; one in use is not
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  http.set_default_headers({{"Content-Security-Policy", content_policy(settings.base_map)},
                            {"X-Content-Type-Options", "nosniff"},
                            {"Referrer-Policy", "no-referrer"},
                            {"Cross-Origin-Resource-Policy", "same-origin"},
                            {"Cross-Origin-Opener-Policy", "same-origin"}});
  http.set_exception_handler([](const Request&, Response& response, std::exception_ptr error) {
    answer_error(response, error);
  });
  http.set_error_handler([](const Request& request, Response& response) {
    if (!response.body.empty()) return;
    const int status = response.status;
    set_error(
        response, status, status == 413 ? "too_large" : "no_answer",
        {status == 413
             ? "La requête est trop longue."
             : fmt::format("Rien ne répond à cette adresse : {}.", request.path.substr(0, 200)),
         status == 413
             ? "The request is too long."
             : fmt::format("Nothing answers at this address: {}.", request.path.substr(0, 200))});
  });
}

bool LabServer::Impl::is_own(const Request& request, Response& response) const {
  const std::string host = request.get_header_value("Host");
  const std::array<std::string, 3> names = {fmt::format("127.0.0.1:{}", port),
                                            fmt::format("localhost:{}", port),
                                            fmt::format("[::1]:{}", port)};
  if (std::find(names.begin(), names.end(), host) == names.end()) {
    set_error(response, 421, "foreign_host",
              {fmt::format("Ce serveur ne répond qu'au nom de {} : ouvrir http://{}/.", names[0],
                           names[0]),
               fmt::format("This server answers to the name of {} only: open http://{}/.", names[0],
                           names[0])});
    return false;
  }
  const std::string origin = request.get_header_value("Origin");
  const bool is_from_here = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return origin == "http://" + name;
  });
  if (!origin.empty() && !is_from_here) {
    set_error(response, 403, "foreign_origin",
              {"Cette requête vient d'une page d'un autre site : elle est refusée.",
               "This request comes from a page of another site: it is refused."});
    return false;
  }
  const bool changes = request.method != "GET" && request.method != "HEAD";
  const std::string type = request.get_header_value("Content-Type");
  const bool is_expected =
      type.starts_with("application/json") || type.starts_with("application/toml");
  if (changes && !is_expected) {
    // A form of another site can send neither.
    set_error(response, 415, "unexpected_type",
              {"Le type application/json ou application/toml est attendu.",
               "The type application/json or application/toml is expected."});
    return false;
  }
  return true;
}

void LabServer::Impl::answer_error(Response& response, const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const RequestError& known) {
    set_error(response, known.status(), known.code(), known.message());
  } catch (const ArgumentError& known) {
    set_error(response, 422, "unusable", {known.what(), known.what()});
  } catch (const Error& known) {
    set_error(response, 500, "failed", {known.what(), known.what()});
  } catch (const std::bad_alloc&) {
    set_error(response, 503, "no_memory", {"La mémoire ne suffit pas.", "Not enough memory."});
  } catch (const std::exception& unknown) {
    set_error(response, 500, "failed", {unknown.what(), unknown.what()});
  }
}

void LabServer::Impl::add_assets() {
  for (const WebAsset& asset : web_assets()) {
    const auto hand_out = [&asset](const Request&, Response& response) {
      // By a provider of known length, which the library sends as it is.
      response.set_content_provider(
          asset.text.size(), std::string(asset.type),
          [&asset](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
            return sink.write(asset.text.data() + offset, length);
          });
    };
    if (asset.name == "index.html") get("/", hand_out);
    std::string pattern = "/";
    for (const char letter : asset.name) pattern += letter == '.' ? "\\." : std::string(1, letter);
    get(pattern, hand_out);
  }
}

void LabServer::Impl::add_runs() {
  get("/api/lab\\.json", [this](const Request&, Response& answer) {
    LabSettings now = settings;
    if (folder) now.scenarios = folder->names();
    set_json(answer, lab_answer(lab, now));
  });
  post("/api/runs", [this](const Request& request, Response& answer) {
    set_json(answer, run_answer(lab, *lab.run(parse_state(request.body))));
  });
  post("/api/cells_in", [this](const Request& request, Response& answer) {
    set_json(answer, cells_in_answer(lab, request.body));
  });
  get("/api/runs/([0-9a-f]{16})", [this](const Request& request, Response& answer) {
    set_json(answer, run_answer(lab, *run_of(request)));
  });
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
        const char* const kind = request.has_param("cell") ? "cell" : "zone";
        set_json(answer, explain_answer(lab, *run_of(request), parameter_of(request, kind)));
      },
      kForEver);
  get(
      "/api/runs/([0-9a-f]{16})/cells\\.json",
      [this](const Request& request, Response& answer) {
        set_json(answer, zone_cells_answer(lab, *run_of(request), parameter_of(request, "zone")));
      },
      kForEver);
  get("/api/compare\\.json", [this](const Request& request, Response& answer) {
    set_json(answer, comparison_answer(lab, parameter_of(request, "before"),
                                       parameter_of(request, "after")));
  });
  get("/api/zonings/([^/]+)/zones\\.json", [this](const Request& request, Response& answer) {
    const auto run =
        request.has_param("run") ? lab.find(request.get_param_value("run")) : lab.baseline();
    set_json(answer, zoning_answer(lab, *run, request.matches[1].str()));
  });
  get("/api/search\\.json", [this](const Request& request, Response& answer) {
    const auto run =
        request.has_param("run") ? lab.find(request.get_param_value("run")) : lab.baseline();
    Json results = Json::array();
    for (const FoundPlace& place :
         index.search(*run, parameter_of(request, "q"), kFewestSearched)) {
      results.push_back({{"kind", to_text(place.kind)},
                         {"code", place.code},
                         {"label", place.label},
                         {"bounds", to_json(place.bounds)}});
    }
    set_json(answer, {{"results", results}});
  });
}

void LabServer::Impl::add_tiles() {
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
  get("/tiles/units" + place, [this](const Request& request, Response& answer) {
    answer.set_content(tiles.unit_tile(tile_of(request, 1)), kTile);
  });
  get("/tiles/changes/([^/]+)\\.\\.([^/]+)" + place,
      [this](const Request& request, Response& answer) {
        answer.set_content(tiles.change_tile(request.matches[1].str(), request.matches[2].str(),
                                             tile_of(request, 3)),
                           kTile);
      });
}

void LabServer::Impl::add_scenarios() {
  get(
      "/api/runs/([0-9a-f]{16})/scenario\\.toml",
      [this](const Request& request, Response& answer) {
        const auto run = run_of(request);
        answer.set_header("Content-Disposition",
                          fmt::format("attachment; filename=\"carreau-{}.toml\"", run->id));
        answer.set_content(io::scenario_text(io::without_folders(run->record)), kToml);
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
            [file](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
              const std::string part = file->read(offset, length);
              return !part.empty() && sink.write(part.data(), part.size());
            });
      });
  post("/api/scenarios", [this](const Request& request, Response& answer) {
    const auto run = lab.run(lab.read_scenario(request.body));
    set_json(answer, run_answer(lab, *run));
  });
  get("/api/scenarios/([^/]+)", [this](const Request& request, Response& answer) {
    answer.set_content(scenarios().read(request.matches[1].str()), kToml);
  });
  http.Put("/api/scenarios/([^/]+)", guarded([this](const Request& request, Response& answer) {
             const std::string name = request.matches[1].str();
             scenarios().write(name, lab.find(parameter_of(request, "run"))->record,
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
    const report::ActionsView view{programme().output(), "", programme().nomenclature,
                                   static_cast<std::int64_t>(programme().import.refused.size())};
    const report::Words w(report::parse_language(request.matches[1].str()));
    // The page says itself what it may do, and that is less.
    answer.headers.erase("Content-Security-Policy");
    answer.set_content(report::actions_page(view, report::actions_tables(view, w), w),
                       "text/html; charset=utf-8");
  });
}

LabServer::LabServer(Lab& lab, LabSettings settings, std::optional<ScenarioFolder> folder)
    : impl_(std::make_unique<Impl>(lab, std::move(settings), std::move(folder))) {}
LabServer::~LabServer() = default;

int LabServer::bind(int port) {
  const bool is_any = port == 0;
  const int bound = is_any ? impl_->http.bind_to_any_port(kHost)
                           : (impl_->http.bind_to_port(kHost, port) ? port : -1);
  if (bound < 0) {
    throw ArgumentError(fmt::format(
        "--port: {} is taken, or this user may not open it: choose another, or 0 for any", port));
  }
  // The library lets five wait, which many readers at once overrun.
  ::listen(impl_->listening, kWaiting);
  impl_->port = bound;
  return bound;
}

void LabServer::serve() { impl_->http.listen_after_bind(); }

void LabServer::stop() { impl_->http.stop(); }

}  // namespace carreau::cli
