// SPDX-License-Identifier: Apache-2.0
#include "cli/command_serve.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "cli/option_list.hpp"
#include "cli/progress_bar.hpp"
#include "lab/base_map_file.hpp"
#include "lab/lab_bundle.hpp"
#include "lab/lab_server.hpp"
#include "report/words.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <iostream>
#include <optional>
#include <thread>
#include <utility>

namespace carreau::cli {

namespace {

/// The end of a pipe to which the signal handler writes. Little else is allowed in a handler.
int end_signal_pipe = -1;  // NOLINT: a handler can only use globals

void write_end_signal(int) {
  const char byte = 1;
  [[maybe_unused]] const auto written = ::write(end_signal_pipe, &byte, 1);
}

/// Turns SIGINT and SIGTERM into an event that can be waited for.
class EndSignals {
 public:
  EndSignals() {
    // Writing to a pipe is safe in a signal handler; locking or allocating is not.
    if (::pipe(pipe_.data()) != 0) throw IoError(std::string(), Message{"pipe_failed"});
    end_signal_pipe = pipe_[1];
    std::signal(SIGINT, write_end_signal);
    std::signal(SIGTERM, write_end_signal);
    // A client that closes its connection ends its answer, not the server.
    std::signal(SIGPIPE, SIG_IGN);
  }
  ~EndSignals() {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    for (const int end : pipe_) ::close(end);
  }
  EndSignals(const EndSignals&) = delete;
  EndSignals& operator=(const EndSignals&) = delete;

  void wait() const {
    char byte = 0;
    // A signal may interrupt the read itself.
    while (::read(pipe_[0], &byte, 1) < 0 && errno == EINTR) {
    }
  }

 private:
  std::array<int, 2> pipe_{};
};

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
  options.whole("--port NUMBER", port_, {0, 65535}, "help_serve_port").detail("port", port_);
  options.text("--bundle FOLDER", bundle_, "help_serve_bundle");
  options.flag("--overwrite", overwrite_, "help_serve_overwrite");
  options.text("--basemap ADDRESS", base_map_, "help_serve_basemap")
      .detail("address", "https://…/{z}/{x}/{y}.png");
  options.text("--basemap-attribution TEXT", settings_.base_map_attribution,
               "help_serve_basemap_attribution");
  options.flag("--quiet", quiet_, "help_serve_quiet");
  options.check([this] {
    // Before the check, because it may turn the grid into the scenario.
    take_scenario();
    take_base_map();
    run_.check_given(RuleNeed::required);
    // Actions are attributed to the zones of a zoning.
    if (!programme_.files.empty() && zonings_.empty()) {
      throw missing_option("--zones");
    }
  });
}

/// A grid requires a rule. A single file without a rule must therefore be a scenario, or a result
/// that contains one.
void ServeCommand::take_scenario() {
  if (!run_.scenario.empty() || !run_.rule.empty() || run_.grids.size() != 1) return;
  run_.scenario = std::exchange(run_.grids, {}).front();
}

/// An address of tiles, or else a file.
void ServeCommand::take_base_map() {
  const bool is_address = base_map_.find("://") != std::string::npos;
  (is_address ? settings_.base_map : settings_.base_map_file) = base_map_;
}

lab::LabInput ServeCommand::load() const {
  lab::LabRequest request{run_, zonings_, zones_.reading(), programme_, addresses_};
  request.run.repair_listed = zones_.repair;
  const auto progress = terminal_progress(language_, quiet_);
  return lab::load_lab(request, {progress.get(), nullptr});
}

void ServeCommand::serve(lab::Lab& lab) const {
  const report::Words w(language_);
  std::optional<lab::ScenarioFolder> folder;
  if (!folder_.empty()) folder.emplace(folder_);
  lab::LabSettings settings = settings_;
  settings.can_save = folder.has_value();
  // Signals are caught before the server can be reached.
  const EndSignals signals;
  lab::LabServer server(lab, settings, std::move(folder));
  const int port = server.bind(port_);
  // On the standard output and alone, so that a script can read the address.
  std::cout << fmt::format("http://127.0.0.1:{}/\n", port) << std::flush;
  if (!quiet_) {
    std::cerr << w("report_serve_open_address") << '\n';
  }
  // The server runs until it is stopped from another thread.
  std::thread watch([&] {
    signals.wait();
    server.stop();
  });
  server.serve();
  watch.join();
}

void ServeCommand::run() {
  const ThreadLimit limit(run_.threads);
  // Before the grid is read, which takes longer.
  if (!settings_.base_map_file.empty()) const lab::BaseMapFile checked(settings_.base_map_file);
  lab::Lab lab(load());
  // A bundle is written instead of serving.
  if (bundle_.empty()) return serve(lab);
  const lab::BundleSize size = lab::write_bundle(lab, settings_, bundle_, overwrite_);
  if (quiet_) return;
  const report::Words w(language_);
  std::cerr << w.text("report_serve_bundle_written", {{"folder", bundle_},
                                                      {"files", size.files},
                                                      {"megabytes", size.bytes / 1'000'000}})
            << '\n';
}

}  // namespace carreau::cli
