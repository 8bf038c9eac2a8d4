// SPDX-License-Identifier: Apache-2.0
#include "lab/engine_pool.hpp"

#include <algorithm>
#include <tuple>

namespace carreau::lab {

namespace {

/// The first run of an engine that begins with known incomes. Were it taken for a run that goes on
/// from another one, all of these would be expected to take as long.
RunKind kind_of_first(const Scenario& scenario) {
  return {RunStep::thresholds, scenario.model, scenario.delineation.method, true};
}

}  // namespace

EnginePool::Lent EnginePool::take(const Scenario& scenario, Client client) {
  std::unique_lock lock(mutex_);
  given_back_.wait(lock, [&] {
    return engines_.size() < kMostEngines ||
           std::ranges::any_of(engines_, [](const Engine& engine) { return !engine.is_lent; });
  });
  Engine* engine = nearest(scenario, client);
  RunKind kind;
  if (engine != nullptr) {
    kind = kind_between(engine->scenario, scenario);
  } else {
    engine = &free_engine();
    const Session* const known = with_incomes_of(scenario);
    engine->session = known == nullptr ? std::make_unique<Session>(input_)
                                       : std::make_unique<Session>(input_, *known);
    kind = known == nullptr ? kind_between(std::nullopt, scenario) : kind_of_first(scenario);
  }
  engine->scenario = scenario;
  engine->client = client;
  engine->last_use = ++uses_;
  engine->is_lent = true;
  return {*this, *engine, kind};
}

Milliseconds EnginePool::expected(const Scenario& scenario) const {
  const std::lock_guard lock(mutex_);
  Milliseconds least = costs_.expected(kind_between(std::nullopt, scenario));
  for (const Engine& engine : engines_) {
    least = std::min(least, costs_.expected(kind_between(engine.scenario, scenario)));
  }
  if (with_incomes_of(scenario) != nullptr) {
    least = std::min(least, costs_.expected(kind_of_first(scenario)));
  }
  return least;
}

/// The engine, not lent, that has the least to repeat; null where each would estimate incomes
/// anew.
EnginePool::Engine* EnginePool::nearest(const Scenario& scenario, Client client) {
  // A later step is less to repeat. Engines that others used lately are left to them.
  const auto merit = [&](const Engine& engine) {
    return std::tuple(kind_between(engine.scenario, scenario).from, engine.client == client,
                      uses_ - engine.last_use);
  };
  Engine* best = nullptr;
  for (Engine& engine : engines_) {
    const bool fits =
        !engine.is_lent && kind_between(engine.scenario, scenario).from != RunStep::incomes;
    if (fits && (best == nullptr || merit(engine) > merit(*best))) best = &engine;
  }
  return best;
}

/// A new one, or the one that has not been used for longest.
EnginePool::Engine& EnginePool::free_engine() {
  if (engines_.size() < kMostEngines) return engines_.emplace_back();
  Engine* oldest = nullptr;
  for (Engine& engine : engines_) {
    const bool is_older = oldest == nullptr || engine.last_use < oldest->last_use;
    if (!engine.is_lent && is_older) oldest = &engine;
  }
  return *oldest;
}

const Session* EnginePool::with_incomes_of(const Scenario& scenario) const {
  const auto known = std::ranges::find_if(incomes_, [&](const Session& session) {
    return kind_between(session.last_scenario(), scenario).from != RunStep::incomes;
  });
  return known == incomes_.end() ? nullptr : &*known;
}

void EnginePool::give_back(Engine& engine) {
  {
    const std::lock_guard lock(mutex_);
    // After a run that was stopped or refused this is not the scenario that was asked for.
    engine.scenario = engine.session->last_scenario();
    engine.is_lent = false;
    if (engine.scenario && with_incomes_of(*engine.scenario) == nullptr) {
      incomes_.emplace_back(input_, *engine.session);
      if (incomes_.size() > kMostIncomes) incomes_.pop_front();
    }
  }
  given_back_.notify_one();
}

}  // namespace carreau::lab
