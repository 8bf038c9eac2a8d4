// SPDX-License-Identifier: Apache-2.0
/// The end of a server.
#include "lab/lab_server.hpp"

#include "support/studied_world.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace carreau::lab {
namespace {

using testing::request_of;
using testing::TempFolder;
using testing::World;

class LabServerEnds : public ::testing::Test {
 protected:
  LabServerEnds() : lab_(load_lab({request_of(World(), folder_), {}, {}, {}})) {}

  TempFolder folder_;
  Lab lab_;
};

/// Ctrl-C may come after the address is printed and before the server listens.
TEST_F(LabServerEnds, WhenItIsStoppedBeforeItServes) {
  LabServer server(lab_, {}, std::nullopt);
  EXPECT_GT(server.bind(0), 0);
  server.stop();
  server.serve();
}

TEST_F(LabServerEnds, WheneverItIsStopped) {
  for (int time = 0; time < 50; ++time) {
    LabServer server(lab_, {}, std::nullopt);
    server.bind(0);
    std::thread stopping([&server] { server.stop(); });
    server.serve();
    stopping.join();
  }
}

}  // namespace
}  // namespace carreau::lab
