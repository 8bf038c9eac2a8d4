// SPDX-License-Identifier: Apache-2.0
#include "lab/kept_runs.hpp"

#include <algorithm>
#include <utility>

namespace carreau::lab {

namespace {

constexpr std::size_t kSpares = 8;
/// What takes longer than this to run again goes last.
constexpr double kDear = 1'000.0;

template <class T>
std::size_t bytes_of(const std::vector<T>& column) {
  return column.size() * sizeof(T);
}

std::size_t bytes_of(const LabRun& run) {
  const Delineation& found = run.result.delineation;
  std::size_t bytes = bytes_of(found.tests) + bytes_of(found.reasons) + bytes_of(found.zone_of);
  for (const auto* const zones : {&found.perimeters, &found.near_misses}) {
    bytes += bytes_of(*zones);
    for (const Zone& zone : *zones) bytes += bytes_of(zone.cells);
  }
  return bytes + bytes_of(run.result.thresholds);
}

}  // namespace

void KeptRuns::prepare_memory(const RunResult& example) {
  const std::lock_guard lock(mutex_);
  spares_.assign(kSpares, example);
}

RunResult KeptRuns::copy(const RunResult& result) {
  RunResult copied;
  {
    const std::lock_guard lock(mutex_);
    if (!spares_.empty()) {
      copied = std::move(spares_.back());
      spares_.pop_back();
    }
  }
  copied = result;
  return copied;
}

void KeptRuns::keep(const std::shared_ptr<LabRun>& run) {
  const std::lock_guard lock(mutex_);
  std::erase_if(all_, [](const auto& known) { return known.second.expired(); });
  all_[run->id] = run;
  runs_.push_back(run);
  bytes_ += bytes_of(*run);
  while (runs_.size() > limits_.most || (bytes_ > limits_.bytes && runs_.size() > limits_.least)) {
    drop_one();
  }
}

/// The one that was not used for longest, of those that cost little to run again where there is one
/// but for the newest.
void KeptRuns::drop_one() {
  const auto last = std::prev(runs_.end());
  auto dropped =
      std::find_if(runs_.begin(), last, [](const auto& run) { return run->milliseconds < kDear; });
  if (dropped == last) dropped = runs_.begin();
  const std::shared_ptr<LabRun> run = std::move(*dropped);
  runs_.erase(dropped);
  bytes_ -= bytes_of(*run);
  // No other thread can obtain this run now. If nobody else holds it, its memory is reused.
  if (run.use_count() == 1 && spares_.size() < kSpares) {
    all_.erase(run->id);
    spares_.push_back(std::move(run->result));
  }
}

std::shared_ptr<const LabRun> KeptRuns::find(std::string_view id) const {
  const std::lock_guard lock(mutex_);
  const auto kept = std::ranges::find_if(runs_, [&](const auto& run) { return run->id == id; });
  if (kept != runs_.end()) {
    std::rotate(kept, std::next(kept), runs_.end());
    return runs_.back();
  }
  const auto known = all_.find(id);
  return known == all_.end() ? nullptr : known->second.lock();
}

}  // namespace carreau::lab
