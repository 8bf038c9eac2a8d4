// SPDX-License-Identifier: Apache-2.0
/// The inside of the server: what its handlers share. Its addresses are in lab_addresses.cpp.
#pragma once

#include "lab/actions_pages.hpp"
#include "lab/base_map_file.hpp"
#include "lab/client_watch.hpp"
#include "lab/http_answers.hpp"
#include "lab/http_library.hpp"
#include "lab/lab_portraits.hpp"
#include "lab/lab_server.hpp"
#include "lab/lab_sessions.hpp"
#include "lab/lab_sweeps.hpp"
#include "lab/patient_server.hpp"
#include "lab/request_error.hpp"
#include "lab/requests_in_hand.hpp"
#include "lab/sweep_answers.hpp"
#include "lab/zone_inquiries.hpp"

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
  Impl(Lab& served, LabSettings shown, std::optional<ScenarioFolder> kept, LabDoor opened)
      : lab(served),
        settings(std::move(shown)),
        folder(std::move(kept)),
        door(std::move(opened)),
        tiles(served),
        index(served),
        sweeps(served),
        inquiries(served),
        portraits(served) {
    if (served.programme() != nullptr) actions.emplace(*served.programme());
    if (!settings.base_map_file.empty()) base_map.emplace(settings.base_map_file);
    prepare();
    add_assets();
    add_base_map();
    add_runs();
    add_waiting();
    if (door.is_for_team()) add_links();
    add_inquiries();
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
  void add_waiting();
  void add_links();
  void add_inquiries();
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
      if (is_own(request, *names, response)) handler(request, response);
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
  using Work = std::function<void(const httplib::Request&, httplib::Response&, RequestInHand&)>;
  /// What is posted asks for work, which ends when its client hangs up as well.
  void post(const std::string& pattern, Work handler) {
    http.Post(pattern, guarded([this, handler = std::move(handler)](const httplib::Request& q,
                                                                    httplib::Response& a) {
                RequestInHand stopped_with_client(in_hand);
                const ClientWatch watch = watch_client(q, stopped_with_client);
                handler(q, a, stopped_with_client);
              }));
  }
  [[nodiscard]] ClientWatch watch_client(const httplib::Request& request,
                                         RequestInHand& work) const {
    return {
        {port, request.remote_addr, request.remote_port}, work.cancellation(), kPatienceWithRuns};
  }

  // Who sees what: lab_access.cpp.
  /// The session of a request; where it has none yet, one begins, and the answer says its key.
  [[nodiscard]] std::shared_ptr<LabSession> enter(const httplib::Request& request,
                                                  httplib::Response& response);
  /// Null where the request has none.
  [[nodiscard]] std::shared_ptr<LabSession> session_of(const httplib::Request& request);
  /// A run of the session, executed again where its result is no longer in memory. Throws
  /// RequestError 410 for any other: whether somebody else has it is not told.
  [[nodiscard]] std::shared_ptr<const LabRun> run_of(const httplib::Request& request,
                                                     const std::string& id);
  [[nodiscard]] std::shared_ptr<const LabRun> run_of(const httplib::Request& request) {
    return run_of(request, request.matches[1].str());
  }
  /// The run that the request names, or else the one that the lab started with.
  [[nodiscard]] std::shared_ptr<const LabRun> run_or_baseline(const httplib::Request& request) {
    return request.has_param("run") ? run_of(request, request.get_param_value("run"))
                                    : lab.baseline();
  }
  /// The run behind one side of a comparison, which holds it in memory; null for a zoning.
  [[nodiscard]] std::shared_ptr<const LabRun> side_of(const httplib::Request& request,
                                                      const std::string& reference);
  /// A sweep that the session has begun. Throws RequestError 410 for any other.
  [[nodiscard]] std::shared_ptr<const LabSweep> any_sweep_of(const httplib::Request& request);
  [[nodiscard]] std::shared_ptr<const KeptSweep> sweep_of(const httplib::Request& request) {
    return result_of(*any_sweep_of(request));
  }
  /// Executes a scenario for a page, and answers with what it gives.
  void answer_run(const LabState& state, const httplib::Request& request,
                  httplib::Response& response, RequestInHand& work);

  /// Closes a server that listens, once. The library forgets a stop() that comes before it listens.
  void close() {
    if (http.is_running() && !is_closed.exchange(true)) http.stop();
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
  LabDoor door;
  std::optional<OwnNames> names;  ///< once a port is bound
  LabSessions sessions;
  /// The session of everybody where the lab has one user.
  std::shared_ptr<LabSession> only_session = std::make_shared<LabSession>(0, SessionLimits{});
  LabTiles tiles;
  SearchIndex index;
  LabSweeps sweeps;
  ZoneInquiries inquiries;
  LabPortraits portraits;
  std::optional<BaseMapFile> base_map;
  std::optional<ActionsPages> actions;  ///< where a programme was loaded
  RequestsInHand in_hand;
  PatientServer http;
  std::atomic<bool> is_stopped = false;  ///< asked, perhaps before the server listens
  std::atomic<bool> is_closed = false;
  int port = 0;
  int listening = -1;  ///< the socket
};

}  // namespace carreau::lab
