// SPDX-License-Identifier: Apache-2.0
/// What a server of the program says when it refuses.
#pragma once

#include "lab/http_library.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>

namespace carreau::testing {

/// Expects this status, this text in the French message, and an English message.
inline void expect_refused(const httplib::Result& answer, int status, const std::string& french) {
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, status) << answer->body;
  const nlohmann::json body = nlohmann::json::parse(answer->body);
  EXPECT_THAT(body["error"]["message"]["fr"].get<std::string>(), ::testing::HasSubstr(french));
  EXPECT_FALSE(body["error"]["message"]["en"].get<std::string>().empty());
}

}  // namespace carreau::testing
