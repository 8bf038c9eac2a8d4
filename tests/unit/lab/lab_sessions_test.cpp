// SPDX-License-Identifier: Apache-2.0
/// Sessions of several people, and the links between them.
#include "lab/lab_sessions.hpp"

#include "lab/request_error.hpp"
#include "support/refused_request.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace carreau::lab {
namespace {

using std::chrono::hours;
using testing::refusal;

/// Sessions at a time that the test sets.
class Sessions : public ::testing::Test {
 protected:
  LabSessions sessions_{{3, hours(2), 4, 100'000, 2}, [this] { return now_; }};
  LabSessions::Clock::time_point now_;

  static LabState state(const std::string& value) { return {{{"poverty_ratio", value}}, {}}; }
};

TEST_F(Sessions, HaveKeysThatNobodyGuesses) {
  const auto first = sessions_.begin();
  const auto second = sessions_.begin();
  EXPECT_EQ(first.key.size(), 64U);
  EXPECT_EQ(first.key.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_NE(first.key, second.key);
  EXPECT_EQ(sessions_.find(first.key), first.session);
  EXPECT_EQ(sessions_.find(first.key.substr(1)), nullptr);
  EXPECT_EQ(sessions_.find(""), nullptr);
}

TEST_F(Sessions, KnowTheirOwnRunsAndSweepsAlone) {
  const auto one = sessions_.begin().session;
  const auto other = sessions_.begin().session;
  one->add("01", state("0.5"));
  one->add_sweep("0a");
  ASSERT_NE(one->state_of("01"), nullptr);
  EXPECT_EQ(one->state_of("01")->settings.front().value, "0.5");
  EXPECT_EQ(other->state_of("01"), nullptr);
  EXPECT_TRUE(one->has_sweep("0a"));
  EXPECT_FALSE(other->has_sweep("0a"));
  EXPECT_NE(one->client(), other->client());
}

TEST_F(Sessions, ForgetTheScenariosAskedForLongestAgo) {
  const auto session = sessions_.begin().session;
  for (const char* const run : {"01", "02", "03", "01", "04", "05"})
    session->add(run, state("0.5"));
  EXPECT_EQ(session->state_of("02"), nullptr);
  EXPECT_NE(session->state_of("01"), nullptr) << "it was asked for again";
  LabState large = state("0.6");
  large.edits = {{EditKind::add, std::vector<std::string>(5'000), {}, {}, "essai", "2026-11-30"}};
  session->add("06", large);
  EXPECT_EQ(session->state_of("05"), nullptr);
  EXPECT_NE(session->state_of("06"), nullptr) << "the newest stays whatever it takes";
}

TEST_F(Sessions, EndWhenTheyWereIdleForTooLong) {
  const auto begun = sessions_.begin();
  begun.session->add("01", state("0.5"));
  const std::string link = sessions_.share(begun.session, state("0.5"));
  now_ += hours(2);
  EXPECT_NE(sessions_.find(begun.key), nullptr);
  now_ += hours(2);
  EXPECT_NE(sessions_.find(begun.key), nullptr) << "it was used meanwhile";
  EXPECT_EQ(sessions_.shared(link)->settings.front().value, "0.5");
  now_ += hours(3);
  EXPECT_EQ(sessions_.find(begun.key), nullptr);
  EXPECT_EQ(refusal([&] { (void)sessions_.shared(link); }),
            "404 link_unknown: Ce lien ne mène à aucun scénario : il est inexact, ou la session "
            "qui l'a donné est finie. En demander un autre.");
}

TEST_F(Sessions, AreSoManyAtMost) {
  const auto first = sessions_.begin();
  first.session->add("01", state("0.5"));
  const auto unused = sessions_.begin();
  sessions_.begin().session->add_sweep("0a");
  sessions_.begin().session->add("02", state("0.6"));
  EXPECT_EQ(sessions_.find(unused.key), nullptr) << "one that asked for nothing makes room";
  EXPECT_EQ(refusal([&] { (void)sessions_.begin(); }),
            "503 sessions_full: 3 sessions sont ouvertes, le plus que ce serveur en tienne : "
            "réessayer plus tard.");
  EXPECT_EQ(sessions_.find(first.key), first.session);
  now_ += hours(3);
  EXPECT_NE(sessions_.begin().session, nullptr);
}

TEST_F(Sessions, GiveSoManyLinksAtMost) {
  const auto session = sessions_.begin().session;
  const std::string one = sessions_.share(session, state("0.5"));
  EXPECT_NE(one, sessions_.share(session, state("0.6")));
  EXPECT_EQ(refusal([&] { (void)sessions_.share(session, state("0.7")); }),
            "409 links_full: Cette session a déjà donné 2 liens, le plus qu'elle puisse : en "
            "réutiliser un.");
  EXPECT_NE(sessions_.share(sessions_.begin().session, state("0.7")), one);
}

}  // namespace
}  // namespace carreau::lab
