// SPDX-License-Identifier: Apache-2.0
/// Work in the background, and how far it is.
#include "base/background.hpp"

#include "base/parallel.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cstddef>
#include <stdexcept>

namespace carreau {
namespace {

TEST(RunInBackground, DoesItsWork) {
  constexpr std::size_t kCount = 100'000;
  std::atomic<std::size_t> done = 0;
  run_in_background([&] {
    parallel_for(kCount, [&](std::size_t begin, std::size_t end) { done += end - begin; });
  });
  EXPECT_EQ(done, kCount);
}

TEST(RunInBackground, HandsOnAnException) {
  EXPECT_THROW(run_in_background([] { throw std::runtime_error("bad luck"); }), std::runtime_error);
}

TEST(WorkMeter, TellsThePartThatIsDone) {
  WorkMeter meter;
  EXPECT_EQ(meter.share(), 0.0);
  meter.begin(200);
  meter.advance(50);
  EXPECT_EQ(meter.share(), 0.25);
  meter.advance(400);
  EXPECT_EQ(meter.share(), 1.0);
  meter.begin(10);
  EXPECT_EQ(meter.share(), 0.0) << "another step";
}

TEST(WorkMeter, IsThatOfTheThreadWhileTheScopeLives) {
  WorkMeter outer;
  WorkMeter inner;
  EXPECT_EQ(current_meter(), nullptr);
  {
    const WorkMeterScope of_outer(outer);
    {
      const WorkMeterScope of_inner(inner);
      EXPECT_EQ(current_meter(), &inner);
    }
    EXPECT_EQ(current_meter(), &outer);
  }
  EXPECT_EQ(current_meter(), nullptr);
}

}  // namespace
}  // namespace carreau
