// SPDX-License-Identifier: Apache-2.0
/// A bounded number of sessions of the engine, for runs side by side.
#pragma once

#include "lab/run_costs.hpp"
#include "scenario/session.hpp"

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>

namespace carreau::lab {

/// Whoever asks for runs; runs of one client are close to each other.
using Client = std::uint64_t;

/// Lends an engine to one run at a time. Each keeps what its last run gave, so that the run closest
/// to it is cheap: a run gets the engine that has the least to repeat, and of several its client's
/// own. Engines share the incomes of cells where these are equal. Thread-safe.
class EnginePool {
 public:
  /// Each keeps some 40 bytes a cell, decisions and what they rest on: 80 MB for the whole country.
  static constexpr std::size_t kMostEngines = 8;
  /// Estimates of incomes, some 50 bytes a cell each, that stay when engines go on to others.
  static constexpr std::size_t kMostIncomes = 6;

  /// The data to which `input` refers must outlive the pool.
  EnginePool(const RunInput& input, RunCosts& costs) : input_(input), costs_(costs) {}

  /// An engine that is lent, until this is destroyed.
  class Lent;
  /// Waits for one where all are lent.
  [[nodiscard]] Lent take(const Scenario& scenario, Client client);
  /// How long the run is expected to take on the engine nearest to it, whether that is lent or not.
  [[nodiscard]] Milliseconds expected(const Scenario& scenario) const;

 private:
  struct Engine {
    std::unique_ptr<Session> session;
    /// What it runs, or the scenario whose incomes it holds: read while the session is in use.
    std::optional<Scenario> scenario;
    Client client = 0;
    std::uint64_t last_use = 0;
    bool is_lent = false;
  };
  [[nodiscard]] Engine* nearest(const Scenario& scenario, Client client);
  [[nodiscard]] Engine& free_engine();
  [[nodiscard]] const Session* with_incomes_of(const Scenario& scenario) const;
  void give_back(Engine& engine);

  const RunInput input_;
  RunCosts& costs_;
  mutable std::mutex mutex_;
  std::condition_variable given_back_;
  std::list<Engine> engines_;
  /// Of each estimate of incomes one session that never runs, to begin others with; latest last.
  std::list<Session> incomes_;
  std::uint64_t uses_ = 0;
};

class EnginePool::Lent {
 public:
  Lent(EnginePool& pool, Engine& engine, RunKind kind)
      : pool_(pool), engine_(engine), kind_(kind) {}
  ~Lent() { pool_.give_back(engine_); }
  Lent(const Lent&) = delete;
  Lent& operator=(const Lent&) = delete;

  [[nodiscard]] Session& session() { return *engine_.session; }
  /// What the engine has to repeat for the run that it was lent for.
  [[nodiscard]] const RunKind& kind() const { return kind_; }

 private:
  EnginePool& pool_;
  Engine& engine_;
  RunKind kind_;
};

}  // namespace carreau::lab
