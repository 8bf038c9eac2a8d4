// SPDX-License-Identifier: Apache-2.0
/// Runs of several clients: side by side, in turn, shared and given up.
#include "lab/run_desk.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <future>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace carreau::lab {
namespace {

constexpr Milliseconds kCheapRun{10.0};
constexpr Milliseconds kDearRun{60'000.0};

std::shared_ptr<LabRun> run_named(const std::string& id) {
  auto run = std::make_shared<LabRun>();
  run->id = id;
  return run;
}

/// A desk whose runs last until they are let go or stopped.
class Desk : public ::testing::Test {
 protected:
  ~Desk() override { are_let_go_ = true; }

  void execute(const std::string& id) {
    {
      const std::lock_guard lock(mutex_);
      order_.push_back(id);
    }
    ++begun_;
    begun_.notify_all();
  }
  /// How many runs began before this one.
  std::ptrdiff_t place_of(const std::string& id) {
    const std::lock_guard lock(mutex_);
    return std::ranges::find(order_, id) - order_.begin();
  }
  void last_until_let_go() const {
    while (!are_let_go_) {
      check_cancelled();
      std::this_thread::yield();
    }
  }
  void wait_for_begun(int runs) {
    for (int now = begun_; now < runs; now = begun_) begun_.wait(now);
  }
  /// Someone who waits for a run, and can be told to leave.
  struct Someone {
    std::shared_ptr<Cancellation> leaves = std::make_shared<Cancellation>();
    std::future<std::shared_ptr<const LabRun>> gets;
  };
  Someone someone(const std::string& id, Client client, Milliseconds expected) {
    Someone who;
    who.gets = std::async(std::launch::async, [this, id, client, expected, leaves = who.leaves] {
      const CancellationScope scope(leaves.get());
      return desk_.run(run_named(id), client, expected);
    });
    return who;
  }
  void wait_until_asked(const std::string& id) const {
    while (!desk_.progress(id)) std::this_thread::yield();
  }

  std::mutex mutex_;
  std::vector<std::string> order_;
  std::atomic<int> begun_ = 0;
  std::atomic<bool> are_let_go_ = false;
  std::atomic<int> stopped_ = 0;
  RunDesk desk_{[this](const std::shared_ptr<LabRun>& run, Client) {
    execute(run->id);
    try {
      last_until_let_go();
    } catch (const Cancelled&) {
      ++stopped_;
      throw;
    }
  }};
};

TEST_F(Desk, ACheapRunIsNotBehindDearOnes) {
  std::vector<Someone> dear;
  for (int i = 0; i < 6; ++i) dear.push_back(someone("dear" + std::to_string(i), 1, kDearRun));
  wait_for_begun(4);
  Someone cheap = someone("cheap", 2, kCheapRun);
  wait_for_begun(5);
  EXPECT_EQ(place_of("cheap"), 4);
  EXPECT_TRUE(desk_.progress("cheap")->has_begun);
  are_let_go_ = true;
  EXPECT_EQ(cheap.gets.get()->id, "cheap");
  for (Someone& one : dear) (void)one.gets.get();
}

TEST_F(Desk, TwoWhoWantTheSameRunShareIt) {
  Someone first = someone("a", 1, kCheapRun);
  wait_for_begun(1);
  Someone second = someone("a", 2, kCheapRun);
  first.leaves->request();
  EXPECT_THROW((void)first.gets.get(), Cancelled);
  are_let_go_ = true;
  EXPECT_EQ(second.gets.get()->id, "a");
  EXPECT_EQ(begun_, 1);
  EXPECT_EQ(stopped_, 0);
}

TEST_F(Desk, ARunThatNobodyWaitsForIsStopped) {
  Someone only = someone("a", 1, kDearRun);
  wait_for_begun(1);
  only.leaves->request();
  EXPECT_THROW((void)only.gets.get(), Cancelled);
  while (stopped_ == 0) std::this_thread::yield();
  EXPECT_FALSE(desk_.progress("a"));
}

TEST_F(Desk, OneWhoWasServedWaitsForTheOthers) {
  // Both workers are taken; then one client asks for much, and another for little.
  std::vector<Someone> all;
  all.push_back(someone("first", 1, kCheapRun));
  wait_for_begun(1);
  all.push_back(someone("second", 1, kCheapRun));
  wait_for_begun(2);
  for (const char* const id : {"third", "fourth", "fifth"}) {
    all.push_back(someone(id, 1, kCheapRun));
    wait_until_asked(id);
  }
  all.push_back(someone("of another", 2, kCheapRun));
  wait_until_asked("of another");
  EXPECT_EQ(desk_.progress("of another")->before, 2U) << "those that have begun";
  EXPECT_EQ(desk_.progress("fifth")->before, 5U);
  EXPECT_EQ(desk_.progress("fifth")->expected, kCheapRun);
  are_let_go_ = true;
  for (Someone& one : all) (void)one.gets.get();
  EXPECT_LE(place_of("of another"), 3) << "of the first two that the two workers took up next";
}

TEST(RunDesk, HandsOnWhatExecutionThrows) {
  RunDesk desk(
      [](const std::shared_ptr<LabRun>&, Client) { throw std::runtime_error("bad luck"); });
  EXPECT_THROW((void)desk.run(run_named("a"), 1, kCheapRun), std::runtime_error);
  EXPECT_THROW((void)desk.run(run_named("a"), 1, kDearRun), std::runtime_error);
}

}  // namespace
}  // namespace carreau::lab
