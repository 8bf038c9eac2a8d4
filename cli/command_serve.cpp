// SPDX-License-Identifier: Apache-2.0
#include "cli/command_serve.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "cli/end_signals.hpp"
#include "cli/option_list.hpp"
#include "cli/progress_bar.hpp"
#include "lab/base_map_file.hpp"
#include "lab/lab_bundle.hpp"
#include "lab/lab_server.hpp"
#include "lab/start/start_server.hpp"
#include "report/words.hpp"
#include "study/field_error.hpp"

#include <fmt/format.h>
#include <spawn.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <utility>

namespace carreau::cli {

namespace {

/// Opens an address in the user's browser, which is not waited for. False where that fails.
bool open_browser(const std::string& address) {
  std::string name = "xdg-open";
  std::string text = address;
  std::array<char*, 3> words = {name.data(), text.data(), nullptr};
  pid_t process = 0;
  return ::posix_spawnp(&process, name.c_str(), nullptr, nullptr, words.data(), environ) == 0;
}

/// Where a user's files are, and the projects among them.
std::string home() {
  const char* const path = std::getenv("HOME");
  return path == nullptr || *path == '\0' ? std::string(".") : std::string(path);
}

}  // namespace

void ServeCommand::setup(OptionList& options) {
  language_ = options.language();
  run_.add_to(options, RuleNeed::checked_by_verb);
  options.texts("--zones FILE", zonings_, "help_serve_zones");
  zones_.add_to(options);
  zones_.add_people_to(options);
  options.texts("--actions FILE", programme_.files, "help_serve_actions");
  options.text("--mapping FILE", programme_.mapping, "help_serve_mapping");
  options.text("--addresses FILE", addresses_, "help_serve_addresses");
  options.text("--folder FOLDER", folder_, "help_serve_folder");
  options.text("--below FOLDER", below_, "help_serve_below");
  options.flag("--open", open_, "help_serve_open");
  options.whole("--port NUMBER", port_, {0, 65535}, "help_serve_port").detail("port", kUsualPort);
  options.text("--listen ADDRESS[:PORT]", listen_, "help_serve_listen");
  options.text("--public-url ADDRESS", public_url_, "help_serve_public_url")
      .detail("address", "https://…/");
  options.text("--bundle FOLDER", bundle_, "help_serve_bundle");
  options.flag("--overwrite", overwrite_, "help_serve_overwrite");
  options.text("--basemap ADDRESS", base_map_, "help_serve_basemap")
      .detail("address", "https://…/{z}/{x}/{y}.png");
  options.text("--basemap-attribution TEXT", settings_.base_map_attribution,
               "help_serve_basemap_attribution");
  options.text("--geocoder ADDRESS", settings_.geocoder, "help_serve_geocoder")
      .detail("address", "https://…/?q={query}");
  options.flag("--quiet", quiet_, "help_serve_quiet");
  options.check([this] {
    // Before the check, because it may turn the grid into the scenario.
    take_scenario();
    take_base_map();
    take_geocoder();
    if (is_start()) return;
    if (!below_.empty()) throw ArgumentError("--below", Message{"usage_below_of_start"});
    run_.check_given(RuleNeed::required);
    // Actions are attributed to the zones of a zoning.
    if (!programme_.files.empty() && zonings_.empty()) {
      throw missing_option("--zones");
    }
    take_door();
  });
}

void ServeCommand::take_geocoder() const {
  if (settings_.geocoder.empty()) return;
  try {
    lab::check_geocoder(settings_.geocoder);
  } catch (const ArgumentError& error) {
    throw ArgumentError("--geocoder", error.message());
  }
}

/// Where the lab listens, and how browsers know it.
void ServeCommand::take_door() {
  const auto parsed = [](const char* option, const std::string& text, auto parse) {
    try {
      return parse(text);
    } catch (const ArgumentError& error) {
      throw ArgumentError(option, error.message());
    }
  };
  if (!listen_.empty()) door_.listen = parsed("--listen", listen_, lab::parse_listen);
  if (!public_url_.empty()) {
    door_.url = parsed("--public-url", public_url_, lab::parse_public_url);
  } else if (door_.listen.is_any()) {
    throw ArgumentError("--listen", Message{"listen_any_needs_url", {{"address", listen_}}});
  }
}

/// A grid requires a rule. A single file without a rule must therefore be a scenario, or a result
/// that contains one.
void ServeCommand::take_scenario() {
  if (!run_.scenario.empty() || !run_.rule.empty() || run_.grids.size() != 1) return;
  run_.scenario = std::exchange(run_.grids, {}).front();
}

/// Without any data, or with a scenario whose reading is to be followed in the browser, the page on
/// which files are gathered comes first.
bool ServeCommand::is_start() const {
  if (!bundle_.empty() || !zonings_.empty() || !programme_.files.empty()) return false;
  const bool is_bare = run_.named_inputs().empty() && run_.rule.empty() && !run_.vintage &&
                       run_.named_settings().empty() && run_.input_folders.empty() &&
                       !run_.accept_changed_inputs && programme_.mapping.empty() &&
                       addresses_.empty() && base_map_.empty() && settings_.geocoder.empty() &&
                       listen_.empty() && public_url_.empty();
  return is_bare && (run_.scenario.empty() || open_);
}

/// An address of tiles, or else a file.
void ServeCommand::take_base_map() {
  const bool is_address = base_map_.find("://") != std::string::npos;
  (is_address ? settings_.base_map : settings_.base_map_file) = base_map_;
}

lab::LabInput ServeCommand::load() const {
  lab::LabRequest request{run_, zonings_, zones_.reading(), programme_, addresses_};
  request.run.repair_listed = zones_.repair;
  if (!run_.scenario.empty() && zonings_.empty() && programme_.files.empty()) {
    // What the scenario itself says of its lab.
    const lab::LabRequest own = lab::scenario_request(run_.scenario);
    request.zonings = own.zonings;
    request.programme = own.programme;
  }
  const auto progress = terminal_progress(language_, quiet_);
  return lab::load_lab(request, {progress.get(), nullptr});
}

template <class Server>
int ServeCommand::bind(Server& server) const {
  if (door_.listen.port) return server.bind(*door_.listen.port);
  if (port_) return server.bind(*port_);
  try {
    return server.bind(kUsualPort);
  } catch (const study::FieldError&) {
    // Whoever has the browser opened reads no address.
    if (!open_) throw;
    return server.bind(0);
  }
}

void ServeCommand::say_address(int port, const std::string& fragment) const {
  const report::Words w(language_);
  const std::string address = lab::listening_url(door_.listen, port) + fragment;
  // On the standard output and alone, so that a script can read the address.
  std::cout << address << '\n' << std::flush;
  if (!quiet_) std::cerr << w("report_serve_open_address") << '\n';
  if (open_ && !open_browser(address)) std::cerr << w("report_serve_no_browser") << '\n';
}

void ServeCommand::say_team_address(int port) const {
  std::cout << lab::listening_url(door_.listen, port) << '\n' << std::flush;
  if (quiet_) return;
  const report::Words w(language_);
  const lab::OwnNames names(door_, port);
  std::cerr << w.text("report_serve_for_team", {{"address", names.url().text()}}) << '\n';
}

void ServeCommand::start() {
  // Signals are caught before the server can be reached.
  EndSignals signals;
  lab::StartServer server({folder_.empty() ? home() + "/Carreau" : folder_,
                           below_.empty() ? home() : below_, run_.scenario});
  const int port = bind(server);
  say_address(port, "#key=" + server.key());
  signals.call([&server](int /*signal*/) { server.stop(); });
  auto started = server.serve();
  signals.call({});
  if (!started) return;
  lab::LabSettings settings = settings_;
  settings.can_save = true;
  lab::LabServer lab_server(*started->lab, settings,
                            lab::ScenarioFolder(started->folder, started->section));
  // The page that is open asks at this address until it is answered.
  lab_server.bind(port);
  signals.call([&lab_server](int /*signal*/) { lab_server.stop(); });
  lab_server.serve();
  signals.call({});
}

void ServeCommand::serve(lab::Lab& lab) const {
  std::optional<lab::ScenarioFolder> folder;
  if (!folder_.empty()) folder.emplace(folder_);
  lab::LabSettings settings = settings_;
  settings.can_save = folder.has_value();
  EndSignals signals;
  lab::LabServer server(lab, settings, std::move(folder), door_);
  const int port = bind(server);
  if (door_.is_for_team()) say_team_address(port);
  else say_address(port, {});
  signals.call([&server](int /*signal*/) { server.stop(); });
  server.serve();
  signals.call({});
}

void ServeCommand::run() {
  // A client that closes its connection ends its answer, not the server.
  std::signal(SIGPIPE, SIG_IGN);
  const ThreadLimit limit(run_.threads);
  if (is_start()) return start();
  // Before the grid is read, which takes longer.
  if (!settings_.base_map_file.empty()) const lab::BaseMapFile checked(settings_.base_map_file);
  using Limits = lab::KeptRuns::Limits;
  lab::Lab lab(load(), door_.is_for_team() ? Limits::of_team() : Limits());
  // A bundle is written instead of serving.
  if (bundle_.empty()) {
    if (door_.is_for_team()) lab.prepare_for_team();
    return serve(lab);
  }
  const CleanEnd clean_end;
  const lab::BundleSize size = lab::write_bundle(lab, settings_, bundle_, overwrite_);
  if (quiet_) return;
  const report::Words w(language_);
  std::cerr << w.text("report_serve_bundle_written", {{"folder", bundle_},
                                                      {"files", size.files},
                                                      {"megabytes", size.bytes / 1'000'000}})
            << '\n';
}

}  // namespace carreau::cli
