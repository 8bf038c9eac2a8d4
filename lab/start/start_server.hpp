// SPDX-License-Identifier: Apache-2.0
/// The server of the start page, on which a user gathers files until a lab can be opened:
/// docs/serve.md.
#pragma once

#include "inputs/lab_section.hpp"
#include "lab/lab.hpp"

#include <memory>
#include <optional>
#include <string>

namespace carreau::lab {

struct StartSettings {
  std::string folder;    ///< of the project: what is uploaded and written; made when it is needed
  std::string below;     ///< the folder below which files of this machine may be chosen
  std::string scenario;  ///< opened at once; empty: none
};

/// What the user opened.
struct StartedLab {
  std::unique_ptr<Lab> lab;
  std::string folder;  ///< for scenarios
  inputs::LabSection section;
};

/// Guarded as LabServer is, and by a key in its address besides: it reads and writes files of the
/// user, whom other users of the machine are not.
class StartServer {
 public:
  /// Throws ArgumentError where `below` is no folder.
  explicit StartServer(StartSettings settings);
  ~StartServer();
  StartServer(const StartServer&) = delete;
  StartServer& operator=(const StartServer&) = delete;

  /// As LabServer::bind().
  int bind(int port);
  /// The key without which nothing is answered, for the fragment of the address.
  [[nodiscard]] const std::string& key() const;
  /// Answers until the user opens a lab, or until stop() is called: then there is none.
  [[nodiscard]] std::optional<StartedLab> serve();
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace carreau::lab
