// SPDX-License-Identifier: Apache-2.0
/// Requests whose work is stopped with the server.
#include "lab/requests_in_hand.hpp"

#include <gtest/gtest.h>

namespace carreau::lab {
namespace {

TEST(RequestsInHand, AreStoppedTogetherWithThoseToCome) {
  RequestsInHand all;
  { RequestInHand done_before(all); }
  RequestInHand first(all);
  RequestInHand second(all);
  EXPECT_NO_THROW(check_cancelled());
  all.stop();
  EXPECT_TRUE(first.cancellation().is_requested());
  EXPECT_TRUE(second.cancellation().is_requested());
  RequestInHand late(all);
  EXPECT_TRUE(late.cancellation().is_requested());
}

TEST(RequestsInHand, ANewerRunOfATabStopsTheDearOneBeforeIt) {
  RequestsInHand all;
  RequestInHand cheap(all);
  RequestInHand dear(all);
  RequestInHand of_other_tab(all);
  RequestInHand of_other_client(all);
  cheap.await({1, "a", "01", false});
  dear.await({1, "a", "02", true});
  of_other_tab.await({1, "b", "03", true});
  of_other_client.await({2, "a", "04", true});
  EXPECT_FALSE(cheap.cancellation().is_requested()) << "it comes to its end";
  RequestInHand newer(all);
  newer.await({1, "a", "05", false});
  EXPECT_TRUE(dear.cancellation().is_requested());
  EXPECT_FALSE(of_other_tab.cancellation().is_requested());
  EXPECT_FALSE(of_other_client.cancellation().is_requested());
  EXPECT_EQ(all.run_of(2, "a"), "04");
  EXPECT_EQ(all.run_of(3, "a"), "");
}

TEST(RequestsInHand, ATabIsToldToStop) {
  RequestsInHand all;
  RequestInHand asked(all);
  RequestInHand without_tab(all);
  asked.await({1, "a", "01", true});
  without_tab.await({1, "", "02", true});
  all.stop(2, "a");
  EXPECT_FALSE(asked.cancellation().is_requested());
  all.stop(1, "a");
  EXPECT_TRUE(asked.cancellation().is_requested());
  EXPECT_EQ(all.run_of(1, "a"), "") << "nobody waits for it any more";
  all.stop(1, "");
  EXPECT_FALSE(without_tab.cancellation().is_requested());
}

TEST(RequestInHand, StopsTheWorkOfItsThreadWhileItLives) {
  RequestsInHand all;
  {
    RequestInHand request(all);
    request.cancellation().request();
    EXPECT_THROW(check_cancelled(), Cancelled);
  }
  EXPECT_NO_THROW(check_cancelled());
}

}  // namespace
}  // namespace carreau::lab
