// SPDX-License-Identifier: Apache-2.0
/// The inside of the start server. Its addresses are in start_addresses.cpp.
#pragma once

#include "lab/http_answers.hpp"
#include "lab/http_library.hpp"
#include "lab/patient_server.hpp"
#include "lab/requests_in_hand.hpp"
#include "lab/start/open_folder.hpp"
#include "lab/start/opening.hpp"
#include "lab/start/project.hpp"
#include "lab/start/request_body.hpp"
#include "lab/start/start_server.hpp"
#include "lab/start/workbook.hpp"

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace carreau::lab {

struct StartServer::Impl {
  explicit Impl(StartSettings given);
  ~Impl() {
    if (leaving.joinable()) leaving.join();
    opening.stop();
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  using Handler = std::function<void(const httplib::Request&, httplib::Response&)>;
  using BodyHandler = std::function<void(const SentBody&, httplib::Response&)>;
  using JsonHandler = std::function<void(const httplib::Request&, const Json&, httplib::Response&)>;

  void prepare();
  void add_assets();
  void add_files();
  void add_opening();
  void add_workbook();
  /// Everything else, whose body must not fill the memory.
  void add_rest();

  /// Whether a request comes from the page of this server, opened with its key; otherwise answers
  /// it with an error.
  [[nodiscard]] bool is_of_page(const httplib::Request& request, httplib::Response& answer) const;
  void get(const std::string& pattern, Handler handler);
  /// A body of any size, which the handler must read to its end.
  void post_body(const std::string& pattern, BodyHandler handler);
  void post(const std::string& pattern, JsonHandler handler);

  /// Begins to open what has been gathered.
  void open(const ProjectChoices& choices);
  void open_scenario(const std::string& path);
  void set_project(const httplib::Request& request, httplib::Response& answer);
  void close();
  /// Closes the server once the answer of this thread is sent.
  void leave();

  /// For work within a request: it stops with the server.
  [[nodiscard]] study::Watch watch() { return {&opening.progress(), current_cancellation()}; }

  StartSettings settings;
  OpenFolder below;
  Project project;
  Workbook workbook{project};
  Opening opening;
  std::mutex gathering;  ///< one file after the other
  RequestsInHand in_hand;
  PatientServer http;
  std::string key;
  /// What is opened: where its scenarios are, and what they say of its lab.
  struct Opened {
    std::string folder;
    inputs::LabSection section;
  };
  void remember(Opened now);
  std::mutex opened_mutex;
  Opened opened;
  std::atomic<bool> is_stopped = false;
  std::atomic<bool> is_closed = false;
  std::optional<OwnNames> names;  ///< known once the port is bound
  std::mutex leaving_mutex;
  std::thread leaving;  ///< closes the server once a lab is entered
};

}  // namespace carreau::lab
