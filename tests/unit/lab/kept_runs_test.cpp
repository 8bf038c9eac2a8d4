// SPDX-License-Identifier: Apache-2.0
/// Which results stay in memory.
#include "lab/kept_runs.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace carreau::lab {
namespace {

std::shared_ptr<LabRun> run_of(const std::string& id, std::size_t cells, double took = 1.0) {
  auto run = std::make_shared<LabRun>();
  run->id = id;
  run->milliseconds = took;
  run->result.delineation.reasons.resize(cells);
  return run;
}

TEST(KeptRuns, AreThoseUsedLatest) {
  KeptRuns runs({1U << 20U, 1, 3});
  for (const char* const id : {"a", "b", "c"}) runs.keep(run_of(id, 10));
  EXPECT_NE(runs.find("a"), nullptr);
  runs.keep(run_of("d", 10));
  EXPECT_EQ(runs.find("b"), nullptr);
  EXPECT_NE(runs.find("a"), nullptr) << "it was used";
}

TEST(KeptRuns, FitIntoTheirMemory) {
  KeptRuns runs({100, 2, 100});
  for (const char* const id : {"a", "b", "c"}) runs.keep(run_of(id, 45));
  EXPECT_EQ(runs.find("a"), nullptr);
  EXPECT_NE(runs.find("b"), nullptr);
  runs.keep(run_of("d", 1'000));
  EXPECT_NE(runs.find("d"), nullptr) << "so many are kept whatever they take";
  EXPECT_NE(runs.find("b"), nullptr) << "and this was used last before";
  EXPECT_EQ(runs.find("c"), nullptr);
}

TEST(KeptRuns, LoseDearOnesLast) {
  KeptRuns runs({1U << 20U, 1, 2});
  runs.keep(run_of("dear", 10, 500'000.0));
  for (const char* const id : {"a", "b", "c"}) runs.keep(run_of(id, 10));
  EXPECT_NE(runs.find("dear"), nullptr);
  EXPECT_EQ(runs.find("b"), nullptr);
  EXPECT_NE(runs.find("c"), nullptr) << "the newest is not dropped for it";
}

TEST(KeptRuns, AreFoundAsLongAsSomebodyReadsThem) {
  KeptRuns runs({1U << 20U, 1, 1});
  runs.keep(run_of("a", 10));
  auto read = runs.find("a");
  runs.keep(run_of("b", 10));
  EXPECT_EQ(runs.find("a"), read);
  EXPECT_EQ(read->result.delineation.reasons.size(), 10U) << "its memory is not given to another";
  read.reset();
  EXPECT_EQ(runs.find("a"), nullptr);
}

}  // namespace
}  // namespace carreau::lab
