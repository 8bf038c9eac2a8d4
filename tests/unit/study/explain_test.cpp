// SPDX-License-Identifier: Apache-2.0
/// Explanations of a result in a file, which equal those of the same result in memory.
#include "study/explain.hpp"

#include "base/error.hpp"
#include "report/explanation.hpp"
#include "results/computed_result.hpp"
#include "results/delineation_writer.hpp"
#include "study/delineate.hpp"
#include "support/studied_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::study {
namespace {

using ::testing::HasSubstr;
using testing::request_of;
using testing::TempFolder;
using testing::World;

/// The small country, delineated and written to a GeoPackage.
class Explain : public ::testing::Test {
 protected:
  Explain() {
    results::OutputOptions options;
    options.path = path_;
    (void)results::write_delineation(made_.output(), options);
  }

  TempFolder folder_;
  RunRequest request_ = request_of(World(), folder_);
  DelineationResult made_ = delineate(request_);
  std::string path_ = folder_ / "out.gpkg";
};

TEST_F(Explain, APerimeterAndACellInBothLanguages) {
  const std::string cell =
      made_.run->cells.id(made_.result.delineation.perimeters.front().cells.front()).text();
  const results::DelineationOutput output = made_.output();
  const results::ComputedResult in_memory(output);
  for (const std::string& id : {std::string("30901-01"), cell}) {
    for (const Language language : {Language::french, Language::english}) {
      const std::string text = explain(path_, id, language);
      EXPECT_THAT(text, HasSubstr(id));
      EXPECT_EQ(text, report::explain(in_memory, id, language));
    }
    EXPECT_NE(explain(path_, id, Language::french), explain(path_, id, Language::english));
  }
}

TEST_F(Explain, RefusesAnIdThatTheResultDoesNotHave) {
  try {
    (void)explain(path_, "30901-02", Language::english);
    FAIL() << "an unknown zone was explained";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("30901-01")) << "the most similar id is named";
  }
}

TEST_F(Explain, RefusesAFileThatIsNoResult) {
  EXPECT_THROW((void)explain(request_.grids.front(), "30901-01", Language::english), Error);
  EXPECT_THROW((void)explain(folder_ / "none.gpkg", "30901-01", Language::english), IoError);
}

}  // namespace
}  // namespace carreau::study
