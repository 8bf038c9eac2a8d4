// SPDX-License-Identifier: Apache-2.0
#include "lab/start/project.hpp"

#include "lab/start/opening.hpp"
#include "support/archives.hpp"
#include "support/refused_request.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace carreau::lab {
namespace {

using study::FileKind;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::read_file;
using testing::refusal;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

const std::string kSample = std::string(CARREAU_SOURCE_DIR) + "/data/sample/";

/// The steps that were begun.
class Steps final : public Progress {
 public:
  void begin(const Message& step, Unit /*unit*/, std::int64_t /*total*/) override {
    codes.push_back(step.code);
  }
  void advance(std::int64_t amount) override { done += amount; }
  void end() override {}

  std::vector<std::string> codes;
  std::int64_t done = 0;
};

class Gathered : public ::testing::Test {
 protected:
  void take_in(const std::string& path) { project_.take_in(path, progress_); }

  testing::TempFolder folder_;
  Project project_{folder_ / "projet"};
  WebProgress progress_;
};

TEST_F(Gathered, NamesWhatIsMissingUntilNothingIs) {
  EXPECT_EQ(refusal([&] { (void)project_.request({}); }),
            "422 files_missing: Il manque : la grille de l'INSEE, la composition des unités "
            "urbaines, les "
            "communes et leurs populations.");
  take_in(kSample + "actions.xlsx");
  for (const char* const name : {"carreaux_200m_met.csv", "uu2020_composition.csv", "communes.csv"})
    take_in(kSample + name);
  // Actions are told by quartier.
  EXPECT_EQ(refusal([&] { (void)project_.request({}); }),
            "422 files_missing: Il manque : les quartiers.");
  take_in(kSample + "quartiers.gpkg");
  take_in(kSample + "incomes.csv");
  const LabRequest request = project_.request({});
  EXPECT_THAT(request.run.grids, ElementsAre(kSample + "carreaux_200m_met.csv"));
  EXPECT_EQ(request.run.urban_units, kSample + "uu2020_composition.csv");
  EXPECT_THAT(request.run.communes, ElementsAre(kSample + "communes.csv"));
  EXPECT_EQ(request.run.urban_incomes, kSample + "incomes.csv");
  EXPECT_THAT(request.zonings, ElementsAre(kSample + "quartiers.gpkg"));
  EXPECT_THAT(request.programme.files, ElementsAre(kSample + "actions.xlsx"));
}

TEST_F(Gathered, AnArchiveGivesWhatIsOfUse) {
  testing::write_archive(
      folder_ / "insee.7z", "7zip",
      {{"communes.csv", read_file(kSample + "communes.csv")}, {"notice.txt", "Bonjour"}});
  testing::write_archive(folder_ / "insee.zip", "zip",
                         {{"insee.7z", read_file(folder_ / "insee.7z")}});
  Steps steps;
  project_.take_in(folder_ / "insee.zip", steps);
  EXPECT_THAT(steps.codes, ElementsAre("progress_unpacking"));
  EXPECT_GT(steps.done, 100);
  ASSERT_THAT(project_.files(), SizeIs(1));
  const ProjectFile file = project_.files().front();
  EXPECT_EQ(file.kind, FileKind::communes);
  EXPECT_EQ(file.from, "insee.zip");
  EXPECT_TRUE(file.is_used);
}

/// A workbook of an archive that cannot be read is listed with its fault. A notice as PDF, which is
/// no input, is not listed.
TEST_F(Gathered, AnArchiveTellsOfItsDamagedTables) {
  testing::write_archive(folder_ / "a.zip", "zip",
                         {{"communes.csv", read_file(kSample + "communes.csv")},
                          {"actions.xlsx", "no workbook"},
                          {"limites.GPKG", "no database"},
                          {"notice.pdf", "%PDF-1.7"}});
  take_in(folder_ / "a.zip");
  std::vector<std::string> damaged;
  for (const ProjectFile& file : project_.files()) {
    if (file.fault) damaged.push_back(std::filesystem::path(file.path).filename());
  }
  EXPECT_THAT(damaged, UnorderedElementsAre("actions.xlsx", "limites.GPKG"));
  EXPECT_THAT(project_.files(), SizeIs(3));
}

TEST_F(Gathered, AnArchiveOfNoUseLeavesNoFolder) {
  testing::write_archive(folder_ / "poemes.zip", "zip", {{"poeme.txt", "rose"}});
  take_in(folder_ / "poemes.zip");
  ASSERT_THAT(project_.files(), SizeIs(1));
  EXPECT_FALSE(project_.files().front().kind);
  EXPECT_TRUE(std::filesystem::is_empty(std::filesystem::path(folder_ / "projet") / "fichiers"));
}

TEST_F(Gathered, OfTwoGridsTheFirstIsReadUntilTheUserSaysOtherwise) {
  const std::string other =
      folder_.write("autre.csv", read_file(kSample + "carreaux_200m_met.csv"));
  take_in(kSample + "carreaux_200m_met.csv");
  take_in(other);
  EXPECT_THAT(project_.used(FileKind::grid), ElementsAre(kSample + "carreaux_200m_met.csv"));
  project_.use(1, false);
  project_.use(2, true);
  EXPECT_THAT(project_.used(FileKind::grid), ElementsAre(other));
  project_.forget(2);
  EXPECT_THAT(project_.used(FileKind::grid), IsEmpty());
  EXPECT_EQ(refusal([&] { project_.use(2, true); }),
            "404 unknown_file: Ce fichier n'est pas dans la liste.");
}

/// INSEE's archive has a grid for each territory: none is guessed.
TEST_F(Gathered, OfTwoGridsAtOnceNoneIsRead) {
  const std::string grid = read_file(kSample + "carreaux_200m_met.csv");
  testing::write_archive(folder_ / "a.zip", "zip", {{"met.csv", grid}, {"mart.csv", grid}});
  take_in(folder_ / "a.zip");
  EXPECT_THAT(project_.files(), SizeIs(2));
  EXPECT_THAT(project_.used(FileKind::grid), IsEmpty());
}

TEST_F(Gathered, WhatIsNoneOfTheseOrDamagedIsListedAsSuch) {
  take_in(folder_.write("poeme.csv", "rose;violette\n1;2\n"));
  take_in(folder_.write("faux.gpkg", "no database"));
  take_in(folder_.write("faux.zip", std::string("PK\x03\x04") + std::string(99, 'x')));
  const auto files = project_.files();
  ASSERT_THAT(files, SizeIs(3));
  EXPECT_FALSE(files[0].kind || files[0].fault);
  EXPECT_TRUE(files[1].fault);
  EXPECT_TRUE(files[2].fault);
  project_.use(files[0].id, true);
  EXPECT_FALSE(project_.files()[0].is_used);
}

TEST_F(Gathered, PartsOfAShapefileAreNoFilesByThemselves) {
  for (const char* const name : {"q.shx", "q.prj", "q.CPG"}) take_in(folder_.write(name, "x"));
  EXPECT_THAT(project_.files(), IsEmpty());
}

TEST_F(Gathered, KeepsUploadsUnderTheirNamesAndNowhereElse) {
  EXPECT_EQ(HeldPath(project_, "a.csv").text(), folder_ / "projet/fichiers/a.csv");
  folder_.write("projet/fichiers/a.csv", "x");
  EXPECT_EQ(HeldPath(project_, "a.csv").text(), folder_ / "projet/fichiers/a-2.csv");
  {
    const HeldPath held(project_, "a.csv");
    EXPECT_EQ(HeldPath(project_, "a.csv").text(), folder_ / "projet/fichiers/a-3.csv")
        << "another upload of this name has begun";
  }
  EXPECT_EQ(HeldPath(project_, "a.csv").text(), folder_ / "projet/fichiers/a-2.csv");
  for (const char* const name : {"", "../a.csv", "a/b.csv", "a\\b.csv", ".a.csv", "a\n.csv"}) {
    EXPECT_EQ(
        refusal([&] { (void)HeldPath(project_, name); }),
        "422 unusable_name: Un nom de fichier est attendu, sans dossier et sans point au début.")
        << name;
  }
}

TEST(LabOpening, OneAtATimeAndStopped) {
  Opening opening;
  std::mutex held;
  {
    const std::lock_guard lock(held);
    opening.begin([&](const study::Watch& watch) -> std::unique_ptr<Lab> {
      { const std::lock_guard wait(held); }
      while (!watch.cancellation->is_requested()) std::this_thread::yield();
      throw Cancelled();
    });
    EXPECT_EQ(refusal([&] { opening.begin({}); }),
              "409 busy: Des fichiers sont en cours de lecture : attendre, ou arrêter.");
    EXPECT_EQ(to_text(opening.status()), "reading");
  }
  opening.stop();
  EXPECT_EQ(to_text(opening.status()), "idle");
  EXPECT_EQ(opening.take(), nullptr);
}

TEST(LabOpening, SaysWhatWentWrong) {
  Opening opening;
  opening.begin([](const study::Watch&) -> std::unique_ptr<Lab> {
    throw RequestError(422, "x", Message{"no_file_in_project"});
  });
  while (opening.status() == Opening::Status::reading) std::this_thread::yield();
  EXPECT_EQ(to_text(opening.status()), "failed");
  ASSERT_TRUE(opening.fault());
  EXPECT_EQ(opening.fault()->code, "no_file_in_project");
}

}  // namespace
}  // namespace carreau::lab
