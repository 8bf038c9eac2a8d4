// SPDX-License-Identifier: Apache-2.0
/// `carreau serve` without a grid, for several test programs. Only for targets that define
/// CARREAU_BINARY.
#pragma once

#include "support/town_lab.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <thread>

namespace carreau::testing {

/// The server of the start page, and a client with its key.
class StartPage : public ::testing::Test {
 protected:
  void SetUp() override { serve({}); }
  void serve(Words words) {
    words.insert(words.end(), {"--folder", "projet", "--below", "."});
    server_ = std::make_unique<ServedLab>(CARREAU_BINARY, folder_, words);
    const std::string& address = server_->address();
    headers_ = {{"X-Carreau-Key", address.substr(address.find("#key=") + 5)}};
  }
  httplib::Result post(const std::string& path, const nlohmann::json& body) {
    return server_->client().Post("/api/start/" + path, headers_, body.dump(), "application/json");
  }
  httplib::Result upload(const std::string& name, const std::string& content) {
    return server_->client().Post("/api/start/files?name=" + name, headers_, content,
                                  "application/octet-stream");
  }
  httplib::Result get(const std::string& path) {
    return server_->client().Get("/api/start/" + path, headers_);
  }
  nlohmann::json project() { return nlohmann::json::parse(get("project.json")->body); }
  /// Until nothing is read any more.
  nlohmann::json settled() {
    nlohmann::json now = project();
    while (now["status"] == "reading") now = project();
    return now;
  }
  /// Enters the lab that is ready; its answer.
  nlohmann::json enter() {
    EXPECT_EQ(settled()["status"], "ready") << settled();
    EXPECT_EQ(post("enter", nlohmann::json::object())->status, 200);
    for (;;) {
      const auto answer = server_->client().Get("/api/lab.json");
      if (answer && answer->status == 200) return nlohmann::json::parse(answer->body);
      std::this_thread::yield();
    }
  }
  static std::string state_of(const nlohmann::json& project, const std::string& kind) {
    for (const nlohmann::json& need : project["needs"]) {
      if (need["kind"] == kind)
        return fmt::format("{} of {}", need["used"].dump(), need["known"].dump());
    }
    return "none";
  }

  TempFolder folder_;
  std::unique_ptr<ServedLab> server_;
  httplib::Headers headers_;
};

}  // namespace carreau::testing
