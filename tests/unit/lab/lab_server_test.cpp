// SPDX-License-Identifier: Apache-2.0
/// The end of a server, and what it computes again.
#include "lab/lab_server.hpp"

#include "lab/http_library.hpp"
#include "support/studied_world.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>
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

/// A server that keeps one result, in this process.
class LabServerForgets : public ::testing::Test {
 protected:
  LabServerForgets()
      : lab_(load_lab({request_of(World(), folder_), {}, {}, {}}), {0, 1, 1}),
        server_(lab_, {}, std::nullopt),
        port_(server_.bind(0)),
        serving_([this] { server_.serve(); }) {}
  ~LabServerForgets() override {
    server_.stop();
    serving_.join();
  }
  std::string run(const std::string& ratio) {
    const std::string state = "{\"settings\": {\"poverty_ratio\": " + ratio + "}}";
    const auto answer = client().Post("/api/runs", state, "application/json");
    return Json::parse(answer->body)["id"];
  }
  [[nodiscard]] httplib::Client client() const { return httplib::Client("127.0.0.1", port_); }

  TempFolder folder_;
  Lab lab_;
  LabServer server_;
  int port_;
  std::thread serving_;
};

TEST_F(LabServerForgets, WhatItComputesAgainForWhoeverAskedForIt) {
  const std::string first = run("0.55");
  const std::string zones = "/api/runs/" + first + "/zones.json";
  const std::string told = client().Get(zones)->body;
  const std::string second = run("0.7");
  EXPECT_EQ(lab_.kept(first), nullptr);
  const auto again = client().Get(zones);
  EXPECT_EQ(again->status, 200);
  EXPECT_EQ(again->body, told);
  EXPECT_EQ(lab_.kept(second), nullptr) << "now this one made room";
  const std::string comparison = "/api/compare.json?before=" + first + "&after=" + second;
  const auto compared = client().Get(comparison);
  EXPECT_EQ(compared->status, 200) << "both are held as long as they are compared";
  const auto counts = client().Get(comparison + "&only=counts");
  EXPECT_EQ(Json::parse(counts->body), (Json{{"counts", Json::parse(compared->body)["counts"]}}));
  EXPECT_EQ(client().Get("/api/runs/0123456789abcdef")->status, 410);
}

}  // namespace
}  // namespace carreau::lab
