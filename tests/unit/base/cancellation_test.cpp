// SPDX-License-Identifier: Apache-2.0
/// Work that is asked to stop: it stops soon, and only where the request concerns it.
#include "base/cancellation.hpp"

#include "base/parallel.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cstddef>
#include <vector>

namespace carreau {
namespace {

TEST(Cancellation, ConcernsTheScopeAlone) {
  Cancellation stop;
  stop.request();
  EXPECT_NO_THROW(check_cancelled());
  {
    const CancellationScope scope(&stop);
    EXPECT_THROW(check_cancelled(), Cancelled);
    const CancellationScope inner(nullptr);
    EXPECT_THROW(check_cancelled(), Cancelled) << "a null pointer changes nothing";
  }
  EXPECT_NO_THROW(check_cancelled());
}

TEST(Cancellation, StopsALoopThatHasNotBegun) {
  Cancellation stop;
  const CancellationScope scope(&stop);
  stop.request();
  EXPECT_THROW(parallel_for(10, [](std::size_t, std::size_t) { FAIL(); }), Cancelled);
}

TEST(Cancellation, StopsALoopOnTheWay) {
  Cancellation stop;
  const CancellationScope scope(&stop);
  std::atomic<std::size_t> done = 0;
  constexpr std::size_t kCount = 1'000'000;
  const auto body = [&](std::size_t begin, std::size_t end) {
    done += end - begin;
    stop.request();
  };
  for (const std::size_t threads : {1U, 2U}) {
    const ThreadLimit limit(threads);
    done = 0;
    EXPECT_THROW(parallel_for(kCount, body), Cancelled);
    EXPECT_LT(done.load(), kCount / 10) << "on " << threads << " threads";
  }
}

TEST(Cancellation, ReachesLoopsWithinLoopsOnEveryThread) {
  Cancellation stop;
  const CancellationScope scope(&stop);
  std::atomic<int> seen = 0;
  parallel_for(
      64,
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
          parallel_for(1, [&](std::size_t, std::size_t) {
            if (current_cancellation() == &stop) ++seen;
          });
        }
      },
      1);
  EXPECT_EQ(seen, 64);
  run_both([] {},
           [&] {
             if (current_cancellation() == &stop) ++seen;
           });
  EXPECT_EQ(seen, 65);
}

TEST(Cancellation, BlocksCoverEveryIndexOnceAndAreNoneTooSmall) {
  const Cancellation never;
  const CancellationScope scope(&never);
  constexpr std::size_t kGrain = 16;
  for (const std::size_t count : {0U, 1U, 15U, 16U, 17U, 5'000U, 100'003U}) {
    std::vector<std::atomic<int>> visits(count);
    parallel_for(
        count,
        [&](std::size_t begin, std::size_t end) {
          EXPECT_TRUE(end - begin >= kGrain / 2 || count < kGrain) << count;
          for (std::size_t i = begin; i < end; ++i) ++visits[i];
        },
        kGrain);
    for (const auto& visit : visits) ASSERT_EQ(visit, 1);
  }
}

}  // namespace
}  // namespace carreau
