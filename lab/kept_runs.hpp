// SPDX-License-Identifier: Apache-2.0
/// The results of runs in memory.
#pragma once

#include "lab/lab_run.hpp"

#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::lab {

/// Keeps the runs used latest, as many as fit into the memory meant for them. Equal scenarios have
/// one run, whoever asked for it. Thread-safe.
class KeptRuns {
 public:
  /// How many bytes of results are kept, and how many runs at least and at most. A run of the whole
  /// country has some 25 MB.
  struct Limits {
    std::size_t bytes = std::size_t{256} << 20U;
    std::size_t least = 8;
    std::size_t most = 256;
    /// For some fifty people in front of one lab.
    static Limits of_team() { return {std::size_t{1'500} << 20U, 8, 256}; }
  };

  KeptRuns() : KeptRuns(Limits{}) {}
  explicit KeptRuns(const Limits& limits) : limits_(limits) {}

  /// Memory for results to come, because accessing fresh pages takes longer than copying data into
  /// them. Later it is taken from runs that are no longer kept.
  void prepare_memory(const RunResult& example);
  /// A result equal to this one, in memory that was used before where there is some.
  [[nodiscard]] RunResult copy(const RunResult& result);

  void keep(const std::shared_ptr<LabRun>& run);
  /// Null for a run that nobody has any more.
  [[nodiscard]] std::shared_ptr<const LabRun> find(std::string_view id) const;

 private:
  void drop_one();

  const Limits limits_;
  mutable std::mutex mutex_;
  mutable std::deque<std::shared_ptr<LabRun>> runs_;  ///< that used latest is the last element
  /// Every run that is still in memory, kept here or held by an answer that is being written.
  std::map<std::string, std::weak_ptr<const LabRun>, std::less<>> all_;
  std::size_t bytes_ = 0;
  std::vector<RunResult> spares_;
};

}  // namespace carreau::lab
