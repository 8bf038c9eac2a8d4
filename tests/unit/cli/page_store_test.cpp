// SPDX-License-Identifier: Apache-2.0
/// Pages that are used again: no two arrays overlap, and never more is held than was in use.
#include "cli/page_store.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

namespace carreau::cli {
namespace {

constexpr std::size_t kPage = PageStore::kPage;

TEST(PageStore, GivesWholePagesAndTakesThemBack) {
  PageStore store;
  void* const memory = store.take(kPage + 1);
  ASSERT_NE(memory, nullptr);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(memory) % kPage, 0U);
  EXPECT_EQ(store.in_use(), 2 * kPage);
  EXPECT_TRUE(store.give_back(memory));
  EXPECT_EQ(store.in_use(), 0U);
  EXPECT_EQ(store.kept(), 2 * kPage);
  EXPECT_FALSE(store.give_back(memory)) << "twice";
  int elsewhere = 0;
  EXPECT_FALSE(store.give_back(&elsewhere));
}

TEST(PageStore, CutsAndJoinsWhatItKeeps) {
  PageStore store;
  void* const whole = store.take(6 * kPage);
  EXPECT_TRUE(store.give_back(whole));
  void* const first = store.take(2 * kPage);
  void* const second = store.take(4 * kPage);
  EXPECT_EQ(first, whole);
  EXPECT_EQ(store.kept(), 0U);
  EXPECT_TRUE(store.give_back(second));
  EXPECT_TRUE(store.give_back(first));
  EXPECT_EQ(store.take(6 * kPage), whole) << "in one piece again";
}

TEST(PageStore, HoldsNoMoreThanWasInUseAtOnce) {
  PageStore store;
  std::mt19937 random(7);
  std::vector<std::pair<std::uint64_t*, std::size_t>> arrays;  // with their numbers of words
  std::size_t most = 0;
  for (int step = 0; step < 3'000; ++step) {
    if (arrays.size() < 12 && random() % 2 == 0) {
      const std::size_t size = 1 + random() % (5 * kPage);
      auto* const words = static_cast<std::uint64_t*>(store.take(size));
      ASSERT_NE(words, nullptr);
      // The first and last words tell whose memory it is.
      arrays.emplace_back(words, size / sizeof(std::uint64_t) + 1);
      words[0] = words[size / sizeof(std::uint64_t) / 2] = reinterpret_cast<std::uintptr_t>(words);
    } else if (!arrays.empty()) {
      std::swap(arrays[random() % arrays.size()], arrays.back());
      const auto [words, count] = arrays.back();
      EXPECT_EQ(words[0], reinterpret_cast<std::uintptr_t>(words));
      EXPECT_EQ(words[(count - 1) / 2], reinterpret_cast<std::uintptr_t>(words));
      EXPECT_TRUE(store.give_back(words));
      arrays.pop_back();
    }
    most = std::max(most, store.in_use());
    ASSERT_LE(store.in_use() + store.kept(), most);
  }
}

TEST(PageStore, KeepsABoundedAmount) {
  PageStore store;
  void* const memory = store.take(PageStore::kMostKept + 8 * kPage);
  EXPECT_TRUE(store.give_back(memory));
  EXPECT_EQ(store.kept(), PageStore::kMostKept);
}

}  // namespace
}  // namespace carreau::cli
