// SPDX-License-Identifier: Apache-2.0
/// The inside of the server: what its handlers share. Its addresses are in lab_addresses.cpp.
#pragma once

#include "lab/actions_pages.hpp"
#include "lab/base_map_file.hpp"
#include "lab/client_watch.hpp"
#include "lab/http_answers.hpp"
#include "lab/lab_portraits.hpp"
#include "lab/lab_server.hpp"
#include "lab/lab_sweeps.hpp"
#include "lab/request_error.hpp"
#include "lab/requests_in_hand.hpp"
#include "lab/sweep_answers.hpp"

#include <httplib.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace carreau::lab {

/// Most runs of a grid that was run before end within it.
inline constexpr std::chrono::milliseconds kPatienceWithRuns(500);

/// The handlers of all addresses. Each page, script or program on this machine could send requests,
/// so every handler is guarded: only requests of the lab's own page are answered.
struct LabServer::Impl {
  Impl(Lab& served, LabSettings shown, std::optional<ScenarioFolder> kept)
      : lab(served),
        settings(std::move(shown)),
        folder(std::move(kept)),
        tiles(served),
        index(served),
        sweeps(served),
        portraits(served) {
    if (served.programme() != nullptr) actions.emplace(*served.programme());
    if (!settings.base_map_file.empty()) base_map.emplace(settings.base_map_file);
    prepare();
    add_assets();
    add_base_map();
    add_runs();
    add_sweeps();
    add_tiles();
    add_scenarios();
    add_actions();
  }

  using Handler = std::function<void(const httplib::Request&, httplib::Response&)>;

  /// Sets timeouts, sizes, and what applies to every answer.
  void prepare();
  void add_assets();
  void add_base_map();
  void add_runs();
  void add_parts_of_runs();
  void add_places();
  void add_sweeps();
  void add_tiles();
  void add_scenarios();
  void add_tables();
  void add_actions();

  /// The handler for requests of this machine's own pages. Its work ends when the server stops.
  [[nodiscard]] Handler guarded(Handler handler) {
    return [this, handler = std::move(handler)](const httplib::Request& request,
                                                httplib::Response& response) {
      const RequestInHand stopped_with_server(in_hand);
      if (is_own(request, port, response)) handler(request, response);
    };
  }
  // By default the browser asks again whether its copy is still valid.
  void get(const std::string& pattern, Handler handler, const char* cache = kAskAgain) {
    http.Get(pattern, guarded([handler = std::move(handler), cache](const httplib::Request& q,
                                                                    httplib::Response& a) {
               a.set_header("Cache-Control", cache);
               handler(q, a);
             }));
  }
  /// What is posted asks for work, which ends when its client hangs up as well.
  void post(const std::string& pattern, Handler handler) {
    http.Post(pattern, guarded([this, handler = std::move(handler)](const httplib::Request& q,
                                                                    httplib::Response& a) {
                RequestInHand stopped_with_client(in_hand);
                const ClientWatch watch({port, q.remote_port}, stopped_with_client.cancellation(),
                                        kPatienceWithRuns);
                handler(q, a);
              }));
  }
  [[nodiscard]] std::shared_ptr<const LabRun> run_of(const httplib::Request& request) const {
    return lab.find(request.matches[1].str());
  }

  [[nodiscard]] std::shared_ptr<const LabRun> run_or_baseline(
      const httplib::Request& request) const {
    // Without a run in the request, the one that the lab started with.
    return request.has_param("run") ? lab.find(request.get_param_value("run")) : lab.baseline();
  }

  /// Closes a server that listens, once. The library forgets a stop() that comes before it listens.
  void close() {
    if (http.is_running() && !is_closed.exchange(true)) http.stop();
  }

  [[nodiscard]] std::shared_ptr<const KeptSweep> sweep_of(const httplib::Request& request) const {
    return result_of(*sweeps.find(request.matches[1].str()));
  }

  [[nodiscard]] const ScenarioFolder& scenarios() const {
    if (folder) return *folder;
    throw RequestError(404, "no_folder", Message{"no_scenario_folder"});
  }

  [[nodiscard]] const study::AttributedProgramme& programme() const {
    if (lab.programme() != nullptr) return *lab.programme();
    throw RequestError(404, "no_programme", Message{"no_programme_loaded"});
  }

  Lab& lab;
  LabSettings settings;
  std::optional<ScenarioFolder> folder;
  LabTiles tiles;
  SearchIndex index;
  LabSweeps sweeps;
  LabPortraits portraits;
  std::optional<BaseMapFile> base_map;
  std::optional<ActionsPages> actions;  ///< where a programme was loaded
  RequestsInHand in_hand;
  httplib::Server http;
  std::atomic<bool> is_stopped = false;  ///< asked, perhaps before the server listens
  std::atomic<bool> is_closed = false;
  int port = 0;
  int listening = -1;  ///< the socket
};

}  // namespace carreau::lab
