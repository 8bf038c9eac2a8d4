// SPDX-License-Identifier: Apache-2.0
/// `carreau serve` while work is in hand: clients that hang up, and Ctrl-C.
#include "support/carreau_program.hpp"
#include "support/served_lab.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau::testing {
namespace {

using nlohmann::json;

/// A lab over the bundled town.
std::vector<std::string> sample_town() {
  const std::string folder = CARREAU_SOURCE_DIR "/data/sample/";
  return {folder + "carreaux_200m_met.csv",
          "--urban-units",
          folder + "uu2020_composition.csv",
          "--communes",
          folder + "communes.csv",
          "--rule",
          "metropole-2023"};
}

/// The request for a run that takes long: other incomes, compact.
std::string long_run(int port, int number) {
  const std::string body = json({{"settings",
                                  {{"method", "compact"},
                                   {"compactness", "0.1"},
                                   {"spread_mean", fmt::format("0.{}", 40 + number)}}}})
                               .dump();
  return fmt::format(
      "POST /api/runs HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\n"
      "Content-Length: {}\r\n\r\n{}",
      port, body.size(), body);
}

TEST(StoppedWork, LeavesALabThatGoesOnAsBefore) {
  const TempFolder folder;
  const ServedLab lab(CARREAU_BINARY, folder, sample_town());
  for (int client = 0; client < 5; ++client) {
    const RawConnection hangs_up(lab.port());
    hangs_up.send(long_run(lab.port(), client));
  }
  const json state = {{"settings", {{"poverty_ratio", "0.66"}}}};
  const json told = lab.run(state);
  const ServedLab fresh(CARREAU_BINARY, folder, sample_town());
  EXPECT_EQ(told["id"], fresh.run(state)["id"]);
  const std::string zones = fmt::format("/api/runs/{}/zones.json", told["id"].get<std::string>());
  EXPECT_EQ(lab.get(zones), fresh.get(zones));
}

TEST(StoppedWork, EndsWithTheServer) {
  const TempFolder folder;
  ServedLab lab(CARREAU_BINARY, folder, sample_town());
  const RawConnection waits(lab.port());
  waits.send(long_run(lab.port(), 0));
  EXPECT_EQ(lab.stop(), 0);
  // A request that had been taken is answered; one that had not is not.
  const std::string answer = waits.receive();
  EXPECT_TRUE(answer.empty() || answer.starts_with("HTTP/1.1 200") ||
              answer.starts_with("HTTP/1.1 503"))
      << answer;
}

}  // namespace
}  // namespace carreau::testing
