// SPDX-License-Identifier: Apache-2.0
#include "lab/start/start_server.hpp"

#include "base/error.hpp"
#include "inputs/scenario_writer.hpp"
#include "lab/lab_server.hpp"
#include "lab/request_error.hpp"
#include "lab/start/start_handlers.hpp"
#include "study/field_error.hpp"

#include <fmt/format.h>
#include <sys/random.h>
#include <sys/socket.h>

#include <array>
#include <filesystem>
#include <limits>
#include <utility>

namespace carreau::lab {

namespace {

namespace fs = std::filesystem;
using httplib::Request;
using httplib::Response;

constexpr const char* kHost = "127.0.0.1";
constexpr std::size_t kConnections = 16;

/// 128 bits that nobody can guess.
std::string fresh_key() {
  std::array<unsigned char, 16> bytes{};
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    throw IoError(std::string(), Message{"no_random_bytes"});
  }
  std::string key;
  for (const unsigned char byte : bytes) key += fmt::format("{:02x}", byte);
  return key;
}

/// A file for the scenario of a new project, which replaces none.
std::string free_scenario(const std::string& folder, const std::string& name) {
  constexpr const char* kEnding = ".carreau.toml";
  fs::path path = fs::path(folder) / (name + kEnding);
  for (int number = 2; fs::exists(fs::symlink_status(path)); ++number) {
    path = fs::path(folder) / fmt::format("{}-{}{}", name, number, kEnding);
  }
  return path.string();
}

/// The name of a file, and no path.
void check_name(const std::string& name) {
  constexpr std::size_t kLongest = 80;
  const bool is_name = !name.empty() && name.size() <= kLongest && name.front() != '.' &&
                       name.find_first_of("/\\") == std::string::npos;
  if (!is_name) throw RequestError(422, "unusable_name", Message{"upload_name"});
}

}  // namespace

StartServer::Impl::Impl(StartSettings given)
    : settings(std::move(given)),
      below(settings.below),
      project(fs::absolute(settings.folder).lexically_normal().string()),
      key(fresh_key()) {
  prepare();
  add_assets();
  add_files();
  add_opening();
  add_workbook();
  add_rest();
}

void StartServer::Impl::prepare() {
  http.new_task_queue = [this] {
    // The library calls this just after it begins to listen: a stop that came earlier acts here.
    if (is_stopped) close();
    return http.threads(kConnections);
  };
  // Bodies are read piece by piece, each handler with a limit of its own.
  http.set_payload_max_length(std::numeric_limits<std::size_t>::max());
  http.set_tcp_nodelay(true);
  http.set_socket_options([](socket_t socket) {
    const int yes = 1;  // allows a port that was just released, but not one in use
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  add_common_answers(http, {});
}

void StartServer::Impl::open(const ProjectChoices& choices) {
  check_name(choices.name);
  LabRequest request = project.request(choices);
  if (!request.programme.files.empty()) {
    // As the workbook was read on the page.
    const study::ProgrammeSources read = workbook.sources();
    request.programme.files = read.files;
    request.programme.mapping = read.mapping;
    request.programme.aliases = read.aliases;
  }
  opening.begin([this, request, name = choices.name](const study::Watch& watch) {
    remember({project.folder(), lab_section(request)});
    auto lab = std::make_unique<Lab>(load_lab(request, watch));
    project.make_folder();
    inputs::write_scenario_file(lab->loaded().record, free_scenario(project.folder(), name), false,
                                lab_section(request));
    return lab;
  });
}

void StartServer::Impl::open_scenario(const std::string& path) {
  opening.begin([this, path](const study::Watch& watch) {
    const LabRequest request = scenario_request(path);
    remember({fs::absolute(path).parent_path().string(), lab_section(request)});
    return std::make_unique<Lab>(load_lab(request, watch));
  });
}

void StartServer::Impl::remember(Opened now) {
  const std::lock_guard lock(opened_mutex);
  opened = std::move(now);
}

void StartServer::Impl::close() {
  if (http.is_running() && !is_closed.exchange(true)) http.stop();
}

StartServer::StartServer(StartSettings settings)
    : impl_(std::make_unique<Impl>(std::move(settings))) {}
StartServer::~StartServer() = default;

int StartServer::bind(int port) {
  const bool is_any = port == 0;
  const int bound = is_any ? impl_->http.bind_to_any_port(kHost)
                           : (impl_->http.bind_to_port(kHost, port) ? port : -1);
  if (bound < 0) {
    throw study::FieldError(study::RequestField::port, Message{"port_taken", {{"port", port}}});
  }
  impl_->names.emplace(LabDoor{}, bound);
  return bound;
}

const std::string& StartServer::key() const { return impl_->key; }

std::optional<StartedLab> StartServer::serve() {
  if (!impl_->settings.scenario.empty()) impl_->open_scenario(impl_->settings.scenario);
  impl_->http.listen_after_bind();
  if (impl_->is_stopped) return std::nullopt;
  auto lab = impl_->opening.take();
  if (!lab) return std::nullopt;
  return StartedLab{std::move(lab), impl_->opened.folder, impl_->opened.section};
}

void StartServer::stop() {
  impl_->is_stopped = true;
  impl_->in_hand.stop();
  impl_->opening.stop();
  impl_->close();
}

}  // namespace carreau::lab
