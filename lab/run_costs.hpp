// SPDX-License-Identifier: Apache-2.0
/// How long a run is expected to take, told before it begins.
#pragma once

#include "scenario/session.hpp"

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace carreau::lab {

using Milliseconds = std::chrono::duration<double, std::milli>;

/// What the duration of a run over one grid depends on.
struct RunKind {
  RunStep from = RunStep::incomes;  ///< the first step that is repeated
  IncomeModel model = IncomeModel::lognormal;
  ZoneMethod method = ZoneMethod::plain;
  /// The incomes are known, but no zones of another run: all are drawn anew, whatever has changed.
  bool draws_all = false;
  friend auto operator<=>(const RunKind&, const RunKind&) = default;
};
/// The run of `now` after that of `before`; after nothing, a whole run.
[[nodiscard]] RunKind kind_between(const std::optional<Scenario>& before, const Scenario& now);

/// Durations of runs over one grid on this machine. Kinds that were run are expected to take what
/// they took; others, a multiple of a run that was. Thread-safe.
class RunCosts {
 public:
  void note(const RunKind& kind, Milliseconds took);
  /// Zero as long as nothing was noted.
  [[nodiscard]] Milliseconds expected(const RunKind& kind) const;

 private:
  mutable std::mutex mutex_;
  std::map<RunKind, Milliseconds> known_;
  std::optional<std::pair<RunKind, Milliseconds>> first_;
};

}  // namespace carreau::lab
