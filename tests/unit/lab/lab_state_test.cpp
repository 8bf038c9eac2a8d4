// SPDX-License-Identifier: Apache-2.0
/// States as pages send them, and what is said of what is none.
#include "lab/lab_state.hpp"

#include "lab/request_error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>

namespace carreau::lab {
namespace {

using ::testing::HasSubstr;

/// The refusal of a state: its status, and its words in a language.
std::string state_refusal(std::string_view state, Language language = Language::french) {
  try {
    (void)parse_state(state);
  } catch (const RequestError& error) {
    return std::to_string(error.status()) + " " + text_of(error.message(), language);
  }
  return "none";
}

std::string edit_refusal(const std::string& edit) {
  return state_refusal("{\"edits\": [" + edit + "]}");
}

TEST(LabState, ComesBackAsItWas) {
  const std::string text =
      R"({"settings":{"poverty_ratio":"0.55"},"edits":[{"kind":"remove",)"
      R"("cells":["CRS3035RES200mN2761000E3782600"],"reason":"un parc","date":"2026-11-27"}]})";
  EXPECT_EQ(to_json(parse_state(text)).dump(), text);
  EXPECT_EQ(parse_state(R"({"settings": {"poverty_ratio": 0.55}})").settings[0].value, "0.55");
  const std::string ruled = R"({"rule":"metropole-2014","settings":{},"edits":[]})";
  EXPECT_EQ(to_json(parse_state(ruled)).dump(), ruled);
}

TEST(LabState, OfAnotherShapeIsRefusedInWords) {
  EXPECT_EQ(state_refusal("[1]"), "400 Un objet JSON est attendu : la requête n'en est pas un.");
  EXPECT_EQ(state_refusal("[1]", Language::english),
            "400 Expected a JSON object: the request is none.");
  EXPECT_EQ(state_refusal(R"({"setting": {}})"),
            "400 Il fallait l'un de rule, settings, edits, names, trouvé « setting ».");
  EXPECT_EQ(state_refusal(R"({"rule": 2014})"), "400 « rule » doit être un texte.");
  EXPECT_EQ(state_refusal(R"({"settings": []})"), "400 « settings » doit être un objet.");
  EXPECT_EQ(state_refusal(R"({"settings": {"model": []}})"),
            "400 Paramètre model : un texte ou un nombre est attendu, trouvé [].");
  EXPECT_EQ(state_refusal(R"({"edits": {}})"), "400 « edits » doit être une liste.");
}

TEST(LabState, WithEditsOfAnotherShapeIsRefusedInWords) {
  EXPECT_EQ(edit_refusal("1"), "400 Une retouche est un objet avec « kind ».");
  EXPECT_THAT(edit_refusal(R"({"kind": "draw"})"), HasSubstr("add, remove, lock, release"));
  EXPECT_THAT(edit_refusal(R"({"kind": "add", "cell": "x"})"), HasSubstr("trouvé « cell »"));
  EXPECT_EQ(edit_refusal(R"({"kind": "add", "reason": 1})"),
            "400 Retouche : « reason » doit être un texte.");
  EXPECT_EQ(edit_refusal(R"({"kind": "add", "cells": "x"})"), "400 « cells » doit être une liste.");
  for (const char* const polygon : {"1", "[1]", "[[1]]", "[[[1]]]", "[[[1, \"2\"]]]"}) {
    EXPECT_THAT(edit_refusal(std::string(R"({"kind": "add", "polygon": )") + polygon + "}"),
                HasSubstr("liste d'anneaux"))
        << polygon;
  }
}

TEST(LabState, WithAnEditThatCannotBeMadeIsRefusedWithItsNumberAndKey) {
  const std::string edit =
      R"({"kind": "add", "cells": ["CRS3035RES200mN2761000E3782600"], "reason": "un parc")";
  EXPECT_EQ(
      state_refusal("{\"edits\": [" + edit + R"(, "date": "2026-11-27"}, )" + edit +
                    R"(, "date": "27/11"}]})"),
      "422 Retouche 2 refusée (date) : il fallait une date comme 2026-11-27, trouvé « 27/11 »");
}

TEST(SweepRequest, IsAStateWithTheChoicesOfTheCommandLine) {
  const SweepRequest request = parse_sweep(
      R"({"settings": {"contiguity": "4"}, "vary": ["poverty_ratio=0.5:0.7:5", "method=plain"],)"
      R"( "sample": 20, "seed": 18446744073709551})");
  EXPECT_EQ(request.state.settings[0].value, "4");
  EXPECT_EQ(request.choices.vary,
            (std::vector<std::string>{"poverty_ratio=0.5:0.7:5", "method=plain"}));
  EXPECT_EQ(request.choices.sample, 20);
  EXPECT_EQ(request.choices.seed, 18446744073709551U);
  EXPECT_EQ(parse_sweep("{}").choices.sample, std::nullopt);
}

TEST(SweepRequest, OfAnotherShapeIsRefusedInWords) {
  const auto refused = [](std::string_view text) {
    try {
      (void)parse_sweep(text);
    } catch (const RequestError& error) {
      return std::to_string(error.status()) + " " + text_of(error.message(), Language::french);
    }
    return std::string("none");
  };
  EXPECT_EQ(refused(R"({"vary": "x=1"})"),
            "400 « vary » doit être une liste de textes tels que « poverty_ratio=0.55:0.65:11 ».");
  EXPECT_EQ(refused(R"({"seed": 9223372036854775808})"),
            "400 « seed » doit être un nombre entier, 0 ou plus, trouvé 9223372036854775808.");
  EXPECT_EQ(
      refused(R"({"draws": 3})"),
      "400 Il fallait l'un de rule, settings, edits, names, vary, sample, seed, trouvé « draws ».");
}

}  // namespace
}  // namespace carreau::lab
