// SPDX-License-Identifier: Apache-2.0
/// The HTTP server of the lab, for this machine or for a team: docs/serve.md, docs/team.md.
#pragma once

#include "lab/answers.hpp"
#include "lab/lab.hpp"
#include "lab/lab_address.hpp"
#include "lab/lab_tiles.hpp"
#include "lab/scenario_folder.hpp"
#include "lab/search_index.hpp"

#include <memory>
#include <optional>
#include <string>

namespace carreau::lab {

/// Listens on 127.0.0.1 unless its door says otherwise, and answers only its own pages. Another
/// name in `Host` is refused, because any name can be made to resolve to this address, and so is
/// another `Origin`.
class LabServer {
 public:
  LabServer(Lab& lab, LabSettings settings, std::optional<ScenarioFolder> folder,
            LabDoor door = {});
  ~LabServer();
  LabServer(const LabServer&) = delete;
  LabServer& operator=(const LabServer&) = delete;

  /// Binds a port of the address to listen on, or any free one for 0, and returns it. Throws
  /// ArgumentError when the port is in use, or the address none of this machine.
  int bind(int port);
  /// Answers until stop() is called, from any thread: that stops the work in hand as well. Returns
  /// at once if the server was stopped before.
  void serve();
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace carreau::lab
