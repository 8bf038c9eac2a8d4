// SPDX-License-Identifier: Apache-2.0
/// What is answered where something went wrong: a status, a stable code, and both languages.
#include "lab/http_answers.hpp"

#include "base/cancellation.hpp"
#include "base/error.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <new>
#include <stdexcept>
#include <string>

namespace carreau::lab {
namespace {

struct Answer {
  int status = 0;
  std::string code;
  std::string french;
  std::string english;
  friend bool operator==(const Answer&, const Answer&) = default;
};

Answer as_read(const httplib::Response& response) {
  const Json error = Json::parse(response.body)["error"];
  return {response.status, error["code"], error["message"]["fr"], error["message"]["en"]};
}

template <class Error>
Answer answer_to(const Error& error) {
  httplib::Response response;
  answer_error(response, std::make_exception_ptr(error));
  return as_read(response);
}

TEST(Tile, HasTheMarkOfItsContent) {
  const auto mark_of = [](const std::string& tile) {
    httplib::Response response;
    set_tile(response, tile);
    EXPECT_EQ(response.body, tile);
    return response.get_header_value("ETag");
  };
  EXPECT_EQ(mark_of("cells"), mark_of("cells"));
  EXPECT_NE(mark_of("cells"), mark_of("other cells"));
  EXPECT_EQ(mark_of("").front(), '"');
  EXPECT_EQ(mark_of("").back(), '"');
}

TEST(ContentPolicy, LetsPagesAskWhatWasNamedAtTheStartAlone) {
  const std::string own = content_policy({});
  EXPECT_NE(own.find("connect-src 'self';"), std::string::npos) << own;
  const std::string both =
      content_policy({"https://tiles.example/{z}/{x}/{y}.png", "https://geo.example?q={query}"});
  EXPECT_NE(both.find("img-src 'self' data: blob: https://tiles.example;"), std::string::npos);
  EXPECT_NE(both.find("connect-src 'self' https://tiles.example https://geo.example;"),
            std::string::npos)
      << both;
}

TEST(AnswerError, TellsAMessageInBothLanguages) {
  EXPECT_EQ(answer_to(RequestError(410, "run_gone", Message{"run_not_kept", {{"run", "12ab"}}})),
            (Answer{410, "run_gone", "Le résultat 12ab n'est plus gardé : relancer le scénario.",
                    "The result 12ab is no longer kept: run the scenario again."}));
  EXPECT_EQ(answer_to(ArgumentError(Message{"unknown_language", {{"found", "de"}}})),
            (Answer{422, "unusable", "--lang : il fallait fr ou en, trouvé « de »",
                    "--lang: expected fr or en, found \"de\""}));
  EXPECT_EQ(answer_to(DataError(Message{"unknown_language", {{"found", "de"}}})).status, 422)
      << "the file is at fault, not the server";
  const Answer failed = answer_to(IoError("out.csv", Message{"cannot_be_written"}));
  EXPECT_EQ(failed.status, 500);
  EXPECT_EQ(failed.french, "out.csv : ne peut pas être écrit");
}

TEST(AnswerError, TellsThatWorkWasStopped) {
  const Answer answer = answer_to(Cancelled());
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.code, "stopped");
  EXPECT_TRUE(answer.french.starts_with("Le calcul a été arrêté")) << answer.french;
  EXPECT_TRUE(answer.english.starts_with("The work was stopped")) << answer.english;
}

TEST(AnswerError, QuotesWhatNoMessageTells) {
  const Answer answer = answer_to(std::runtime_error("bad luck"));
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ(
      answer.french,
      "Le calcul de la réponse a échoué. La cause, telle que le système ou une bibliothèque la "
      "dit : bad luck");
  EXPECT_EQ(answer.english,
            "The answer failed. The cause, as the system or a library tells it: bad luck");
  EXPECT_EQ(answer_to(std::bad_alloc()),
            (Answer{503, "no_memory", "La mémoire ne suffit pas.", "Not enough memory."}));
}

TEST(AnswerUnknown, NamesTheAddress) {
  httplib::Request request;
  request.path = "/nulle/part";
  httplib::Response response;
  response.status = 404;
  answer_unknown(request, response);
  EXPECT_EQ(as_read(response).french, "Rien ne répond à cette adresse : /nulle/part.");
  httplib::Response too_large;
  too_large.status = 413;
  answer_unknown(request, too_large);
  EXPECT_EQ(as_read(too_large).code, "too_large");
}

}  // namespace
}  // namespace carreau::lab
