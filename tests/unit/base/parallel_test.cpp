// SPDX-License-Identifier: Apache-2.0
/// Parallel loops visit every index once, for any number of threads.
#include "base/parallel.hpp"

#include "base/cancellation.hpp"

#include <gtest/gtest.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace carreau {
namespace {

class ParallelFor : public ::testing::TestWithParam<std::size_t> {};

TEST_P(ParallelFor, VisitsEveryIndexOnce) {
  const ThreadLimit limit(GetParam());
  for (const std::size_t count : {0U, 1U, 1023U, 1024U, 1025U, 100'000U}) {
    std::vector<std::atomic<int>> visits(count);
    parallel_for(count, [&](std::size_t begin, std::size_t end) {
      ASSERT_LE(begin, end);
      ASSERT_LE(end, count);
      for (std::size_t i = begin; i < end; ++i) ++visits[i];
    });
    for (const auto& v : visits) ASSERT_EQ(v.load(), 1);
  }
}

TEST_P(ParallelFor, LetsAnExceptionThrough) {
  const ThreadLimit limit(GetParam());
  EXPECT_THROW(parallel_for(5'000, [](std::size_t, std::size_t) { throw std::runtime_error("x"); }),
               std::runtime_error);
}

INSTANTIATE_TEST_SUITE_P(Threads, ParallelFor, ::testing::Values(0, 1, 2, 4));

TEST(ThreadLimit, OneThreadIsTheCallingThread) {
  const ThreadLimit limit(1);
  const auto self = std::this_thread::get_id();
  std::atomic<bool> elsewhere = false;
  parallel_for(100'000, [&](std::size_t, std::size_t) {
    if (std::this_thread::get_id() != self) elsewhere = true;
  });
  EXPECT_FALSE(elsewhere);
}

/// Loops within loops: a thread that waits in an inner one must not begin another outer step. With
/// eight threads whatever the machine has: with two nothing is left to take up.
TEST(RunIsolated, TakesUpNothingFromOutside) {
  constexpr int kThreads = 8;
  const ThreadLimit limit(kThreads);
  tbb::task_arena arena(kThreads);
  thread_local bool is_inside = false;
  std::atomic<int> intrusions = 0;
  std::atomic<std::uint64_t> sum = 0;
  constexpr std::size_t kOuter = 64;
  constexpr std::size_t kInner = 4;
  const auto inner = [&](std::size_t begin, std::size_t end) {
    std::uint64_t spun = 0;
    // Unequal, so that one thread waits while another still works.
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t k = 0; k < 100'000 * (i % 4 + 1); ++k) spun += k ^ spun;
    }
    sum += spun;
  };
  const auto outer = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (is_inside) ++intrusions;
      run_isolated([&] {
        const bool was_inside = std::exchange(is_inside, true);
        parallel_for(kInner, inner, 1);
        is_inside = was_inside;
      });
    }
  };
  arena.execute([&] { parallel_for(kOuter, outer, 1); });
  EXPECT_EQ(intrusions, 0);
}

TEST(RunIsolated, LetsAnExceptionThrough) {
  EXPECT_THROW(run_isolated([] { throw std::runtime_error("x"); }), std::runtime_error);
}

class RunBoth : public ::testing::TestWithParam<std::size_t> {};

TEST_P(RunBoth, DoesBothAndTheFirstOnTheCallingThread) {
  const ThreadLimit limit(GetParam());
  for (int i = 0; i < 1'000; ++i) {
    std::thread::id here;
    bool meanwhile = false;
    run_both([&] { here = std::this_thread::get_id(); }, [&] { meanwhile = true; });
    ASSERT_EQ(here, std::this_thread::get_id());
    ASSERT_TRUE(meanwhile);
  }
}

TEST_P(RunBoth, LetsAnExceptionOfEitherThroughOnceBothAreDone) {
  const ThreadLimit limit(GetParam());
  const auto fails = [](const char* name) { return [name] { throw std::runtime_error(name); }; };
  const auto message = [](const std::function<void()>& a, const std::function<void()>& b) {
    try {
      run_both(a, b);
    } catch (const std::runtime_error& error) {
      return std::string(error.what());
    }
    return std::string("no exception");
  };
  std::atomic<int> done = 0;
  EXPECT_EQ(message(fails("here"), [&] { ++done; }), "here");
  EXPECT_EQ(message([&] { ++done; }, fails("meanwhile")), "meanwhile");
  EXPECT_EQ(done.load(), 2);
  EXPECT_EQ(message(fails("here"), fails("meanwhile")), "here");
}

INSTANTIATE_TEST_SUITE_P(Threads, RunBoth, ::testing::Values(0, 1, 2, 4));

TEST(RunWorkers, EachHasAThreadOfItsOwnAndSharesNone) {
  std::vector<std::thread::id> threads(3);
  std::atomic<int> elsewhere = 0;
  run_workers(3, [&](std::size_t worker) {
    threads[worker] = std::this_thread::get_id();
    parallel_for(
        1'000,
        [&](std::size_t, std::size_t) {
          if (std::this_thread::get_id() != threads[worker]) ++elsewhere;
        },
        1);
  });
  EXPECT_EQ(elsewhere.load(), 0);
  EXPECT_NE(threads[0], threads[1]);
  EXPECT_NE(threads[1], threads[2]);
  run_workers(0, [](std::size_t) { FAIL(); });
}

TEST(RunWorkers, TheFirstExceptionReachesTheCallerWhenAllAreDone) {
  std::atomic<int> done = 0;
  const auto fail_but_first = [&](std::size_t worker) {
    ++done;
    if (worker > 0) throw std::runtime_error(std::to_string(worker));
  };
  try {
    run_workers(4, fail_but_first);
    FAIL();
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "1");
  }
  EXPECT_EQ(done.load(), 4);
}

TEST(RunWorkers, AreStoppedWithTheirCaller) {
  Cancellation stop;
  const CancellationScope scope(&stop);
  stop.request();
  EXPECT_THROW(run_workers(2, [](std::size_t) { check_cancelled(); }), Cancelled);
}

TEST(ThreadCount, IsThatOfTheLimit) {
  const ThreadLimit limit(1);
  EXPECT_EQ(thread_count(), 1U);
}

TEST(ParallelSort, OrdersByKeyThenIndex) {
  std::vector<KeyedIndex> items;
  for (std::uint32_t i = 0; i < 100'000; ++i) items.push_back({(i * 7919ULL) % 1'013, i});
  auto expected = items;
  std::sort(expected.begin(), expected.end());
  parallel_sort(items);
  EXPECT_EQ(items, expected);
}

TEST(ParallelFor, AnExceptionReachesTheCaller) {
  EXPECT_THROW(parallel_for(100,
                            [](std::size_t begin, std::size_t) {
                              if (begin == 0) throw std::runtime_error("first");
                            }),
               std::runtime_error);
}

}  // namespace
}  // namespace carreau
