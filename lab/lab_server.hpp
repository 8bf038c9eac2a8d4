// SPDX-License-Identifier: Apache-2.0
/// The lab over HTTP, for this machine alone: docs/serve.md.
#pragma once

#include "lab/answers.hpp"
#include "lab/lab.hpp"
#include "lab/lab_tiles.hpp"
#include "lab/scenario_folder.hpp"
#include "lab/search_index.hpp"

#include <memory>
#include <optional>
#include <string>

namespace carreau::lab {

/// Answers on 127.0.0.1 only, to pages that came from there: another name in `Host` is refused
/// (a name can be made to lead here), and so is another `Origin`.
class LabServer {
 public:
  LabServer(Lab& lab, LabSettings settings, std::optional<ScenarioFolder> folder);
  ~LabServer();
  LabServer(const LabServer&) = delete;
  LabServer& operator=(const LabServer&) = delete;

  /// Takes a port; 0: any that is free. Returns it. Throws ArgumentError when it is taken.
  int bind(int port);
  /// Answers until stop() is called, from any thread: that stops the work in hand as well.
  void serve();
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace carreau::lab
