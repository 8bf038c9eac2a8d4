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
