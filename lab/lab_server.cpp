// SPDX-License-Identifier: Apache-2.0
#include "lab/lab_server.hpp"

#include "lab/lab_handlers.hpp"
#include "study/field_error.hpp"

#include <sys/socket.h>

#include <exception>
#include <utility>

namespace carreau::lab {

namespace {

/// A scenario with many edits takes a few hundred kilobytes.
constexpr std::size_t kLargestRequest = 4U << 20U;
/// Each open connection occupies a thread, which waits most of the time.
constexpr std::size_t kConnections = 128;
/// Of a team: browsers open up to six each where no proxy collects them.
constexpr std::size_t kConnectionsOfTeam = 512;
constexpr int kWaiting = 128;  ///< connections that may wait to be accepted
constexpr std::size_t kRequestsKeptAlive = 10'000;

}  // namespace

void LabServer::Impl::prepare() {
  // Connections wait rather than compute, so there may be more threads than cores.
  http.new_task_queue = [this] {
    // The library calls this just after it begins to listen: a stop that came earlier acts here.
    if (is_stopped) close();
    return http.threads(door.is_for_team() ? kConnectionsOfTeam : kConnections);
  };
  http.set_payload_max_length(kLargestRequest);
  http.set_keep_alive_max_count(kRequestsKeptAlive);
  http.set_tcp_nodelay(true);
  http.set_socket_options([this](socket_t socket) {
    listening = socket;
    const int yes = 1;  // allows a port that was just released, but not one in use
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  add_common_answers(http, {settings.base_map, settings.geocoder});
}

LabServer::LabServer(Lab& lab, LabSettings settings, std::optional<ScenarioFolder> folder,
                     LabDoor door)
    : impl_(std::make_unique<Impl>(lab, std::move(settings), std::move(folder), std::move(door))) {}
LabServer::~LabServer() = default;

int LabServer::bind(int port) {
  const std::string& host = impl_->door.listen.host;
  const bool is_any = port == 0;
  const int bound = is_any ? impl_->http.bind_to_any_port(host)
                           : (impl_->http.bind_to_port(host, port) ? port : -1);
  if (bound < 0) {
    throw study::FieldError(study::RequestField::port, Message{"port_taken", {{"port", port}}});
  }
  // The library allows five waiting connections, too few for many readers at once.
  ::listen(impl_->listening, kWaiting);
  impl_->port = bound;
  impl_->names.emplace(impl_->door, bound);
  return bound;
}

void LabServer::serve() { impl_->http.listen_after_bind(); }

void LabServer::stop() {
  // Work in hand is stopped first, because closing waits for it.
  impl_->in_hand.stop();
  impl_->sweeps.stop_all();
  impl_->is_stopped = true;
  impl_->close();
}

}  // namespace carreau::lab
