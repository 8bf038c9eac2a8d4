// SPDX-License-Identifier: Apache-2.0
#include "report/programme/actions_method.hpp"

#include "base/version.hpp"

#include <fmt/format.h>

#include <string_view>

namespace carreau::report {

std::string report_title(const ActionsView& view, const Words& w) {
  return view.title.empty()
             ? std::string(w("report_actions_method_funded_actions_in_the_quartiers"))
             : view.title;
}

std::vector<std::string> method_sentences(const ActionsView& view, const Words& w) {
  std::vector<std::string> sentences;
  const auto add = [&](std::string_view french, std::string_view english) {
    sentences.emplace_back(w(french, english));
  };
  sentences.push_back(
      w.text("report_actions_method_computed_by_carreau_from_the_files_named",
             {{"version", version()},
              {"actions", w.count(static_cast<double>(view.programme.actions.size()))},
              {"lines", w.count(static_cast<double>(view.programme.lines.size()))},
              {"refused_rows", w.count(static_cast<double>(view.refused_rows))}}));
  add("Chaque action est attribuée à un ou plusieurs quartiers par la première méthode qui en "
      "donne "
      "un : quartiers nommés par le fichier, lieu dans un quartier, lieu à moins de 300 m, public "
      "compté par quartier, quartiers de la commune, quartiers du contrat. Le reste est "
      "transterritorial, si l'action le dit, ou non attribué. Les deux restent visibles dans "
      "chaque "
      "tableau.",
      "Each action is attributed to one or several quartiers by the first method that gives one: "
      "quartiers named by the file, place within a quartier, place less than 300 m away, audience "
      "counted by quartier, quartiers of the commune, quartiers of the contract. The rest is "
      "transterritorial, where the action says so, or unattributed. Both stay visible in every "
      "table.");
  add("L'argent d'une action de plusieurs quartiers est réparti selon les parts du fichier, le "
      "public, les habitants, ou à parts égales ; les parts s'additionnent au centime. Une "
      "répartition selon les habitants est une convention, pas une mesure.",
      "The money of an action of several quartiers is shared by the file's shares, the audience, "
      "people, or equally; the parts add up to the cent. Sharing by people is a convention, not a "
      "measure.");
  add("Un montant que le fichier ne dit pas est inconnu : il est compté et n'entre dans aucune "
      "somme. « n.d. » veut dire qu'aucune ligne ne le dit.",
      "An amount that the file does not say is unknown: it is counted, and enters no sum. “n/a” "
      "means that no line says it.");
  add("Une action accordée ou versée est dite retenue. Les demandes refusées, ajournées et "
      "annulées "
      "restent dans les nombres d'actions et dans le demandé.",
      "An action granted or paid is told as retained. Requests refused, adjourned and cancelled "
      "stay in the numbers of actions and in what was requested.");
  add("Habitants et ménages pauvres viennent des carreaux de 200 m de l'INSEE (Filosofi), partagés "
      "par surface au bord des quartiers ; la part des habitants en carreaux imputés est donnée. "
      "Ce sont des estimations. Les ménages pauvres sont plafonnés à 80 % dans chaque carreau.",
      "People and poor households come from INSEE's cells of 200 m (Filosofi), shared by area at "
      "the limit of quartiers; the share of people in imputed cells is told. They are estimates. "
      "Poor households are capped at 80% in each cell.");
  return sentences;
}

}  // namespace carreau::report
