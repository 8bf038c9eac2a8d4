// SPDX-License-Identifier: Apache-2.0
/// Executes the runs that clients ask for: cheap ones beside dear ones, each client's in its turn.
#pragma once

#include "base/background.hpp"
#include "base/cancellation.hpp"
#include "lab/engine_pool.hpp"
#include "lab/lab_run.hpp"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
#include <vector>

namespace carreau::lab {

/// How far a run is.
struct RunProgress {
  bool has_begun = false;
  std::size_t before = 0;  ///< runs that are begun earlier
  Milliseconds elapsed{};  ///< since it was asked for, or since it has begun
  Milliseconds expected{};
  double share = 0.0;  ///< of the estimate of incomes, by far the longest step of a dear run
};

/// Thread-safe. A run that is expected to take longer than kCheap is dear: dear runs have workers
/// of their own, with a low priority, and leave a thread to the cheap ones. Among the runs that
/// wait, that of the client who was served least lately comes first.
class RunDesk {
 public:
  static constexpr Milliseconds kCheap{1'000.0};

  /// Fills the result of a run, on a thread of the desk.
  using Execute = std::function<void(const std::shared_ptr<LabRun>&, Client)>;

  explicit RunDesk(Execute execute);
  /// Stops what is under way.
  ~RunDesk();
  RunDesk(const RunDesk&) = delete;
  RunDesk& operator=(const RunDesk&) = delete;

  /// Waits for the run, which is executed once whoever else waits for it. Throws what execution
  /// throws, and Cancelled where the work of the calling thread was asked to stop: execution is
  /// stopped as well once nobody waits for it.
  std::shared_ptr<const LabRun> run(const std::shared_ptr<LabRun>& run, Client client,
                                    Milliseconds expected);
  /// Nothing for a run that nobody waits for.
  [[nodiscard]] std::optional<RunProgress> progress(std::string_view id) const;

 private:
  using Clock = std::chrono::steady_clock;
  /// A run with those who wait for it.
  struct Asked {
    std::shared_ptr<LabRun> run;
    Client client = 0;
    Milliseconds expected{};
    std::uint64_t number = 0;  ///< in the order of asking
    std::size_t waiting = 0;
    Clock::time_point since;
    bool has_begun = false;
    bool is_over = false;
    std::exception_ptr failure;
    Cancellation stop;
    WorkMeter meter;
    [[nodiscard]] bool is_dear() const { return expected > kCheap; }
  };
  using Queue = std::list<std::shared_ptr<Asked>>;

  std::shared_ptr<Asked> asked_for(const std::shared_ptr<LabRun>& run, Client client,
                                   Milliseconds expected);
  void give_up(const std::shared_ptr<Asked>& asked);
  void work(bool is_for_dear);
  [[nodiscard]] bool is_before(const Asked& a, const Asked& b) const;
  [[nodiscard]] std::shared_ptr<Asked> next(bool is_for_dear) const;
  void execute(const std::shared_ptr<Asked>& asked);

  Execute execute_;
  mutable std::mutex mutex_;
  std::condition_variable there_is_work_;
  std::condition_variable over_;
  Queue asked_;  ///< waiting or under way
  std::map<Client, std::uint64_t> served_;
  std::uint64_t asked_count_ = 0;
  std::uint64_t served_count_ = 0;
  bool is_ending_ = false;
  std::vector<std::thread> workers_;
};

}  // namespace carreau::lab
