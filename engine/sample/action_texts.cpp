// SPDX-License-Identifier: Apache-2.0
#include "sample/action_texts.hpp"

#include <array>

namespace carreau {

namespace {

/// Labels of themes with several actions, then the actions in the order of the fields of
/// ActionText.
constexpr auto kHere = ActionReach::quartier;
constexpr auto kSeveral = ActionReach::several;
constexpr auto kAcross = ActionReach::transterritorial;

constexpr std::string_view kLife = "Cadre de vie, sociabilité et transitions";
constexpr std::string_view kJobs = "Emploi et développement économique";
constexpr std::string_view kSupport = "Soutien aux acteurs";

constexpr std::array<ActionText, 40> kTexts = {{
    {"1.1", "Programme de réussite éducative", "Parcours de réussite éducative",
     "Accompagner individuellement les enfants fragiles de 2 à 16 ans", "Caisse des écoles",
     kSeveral, 60, 180, 60'000, 190'000, "CAF"},
    {"1.2", "Soutien à la scolarité", "Accompagnement à la scolarité",
     "Aider aux devoirs et ouvrir à la culture après l'école", "Centre social", kHere, 20, 60,
     6'000, 18'000, "CAF"},
    {"1.2", "Soutien à la scolarité", "Coup de pouce lecture",
     "Prévenir le décrochage en lecture au cours préparatoire", "Caisse des écoles", kHere, 10, 30,
     4'000, 12'000, "CAF"},
    {"1.2", "Soutien à la scolarité", "Ateliers de langage parents-enfants",
     "Préparer l'entrée à l'école maternelle", "Maison des familles", kHere, 12, 30, 3'500, 9'000,
     "CAF"},
    {"1.3", "Cités éducatives", "Fabrique numérique au collège",
     "Donner le goût des sciences par la pratique", "Les Petits Débrouillons", kSeveral, 40, 120,
     8'000, 25'000, "Département"},
    {"1.4", "Persévérance scolaire", "Tremplin des exclus temporaires",
     "Accueillir et remobiliser les collégiens exclus", "Association Rebond", kSeveral, 20, 60,
     9'000, 28'000, "Département"},
    {"2.1", "Santé", "Atelier santé ville", "Animer le réseau local de santé et de prévention",
     "Communauté de communes", kAcross, 100, 400, 25'000, 60'000, "ARS"},
    {"2.1", "Santé", "Médiation en santé", "Aller vers les habitants éloignés des soins",
     "Association Santé Partagée", kHere, 40, 160, 12'000, 38'000, "ARS"},
    {"2.1", "Santé", "Consultation d'écoute psychologique",
     "Offrir un lieu d'écoute gratuit aux jeunes et aux parents", "Point Écoute", kSeveral, 30, 90,
     9'000, 30'000, "ARS"},
    {"2.1", "Santé", "Bien manger à petit budget",
     "Cuisiner ensemble des produits simples et de saison", "Régie de quartier", kHere, 15, 45,
     3'000, 8'000, "ARS"},
    {"2.2", "Parentalité", "Café des parents", "Soutenir les parents par l'échange entre pairs",
     "Centre social", kHere, 15, 50, 2'500, 8'000, "CAF"},
    {"2.2", "Parentalité", "Lieu d'accueil enfants-parents",
     "Accueillir les tout-petits avec leurs parents", "Maison des familles", kHere, 25, 70, 8'000,
     22'000, "CAF"},
    {"2.3", "Citoyenneté", "Point d'accès au droit",
     "Informer et accompagner les habitants dans leurs démarches", "Association Droit pour tous",
     kSeveral, 80, 300, 10'000, 32'000, "Département"},
    {"2.3", "Citoyenneté", "Atelier sociolinguistique",
     "Apprendre le français pour la vie de tous les jours", "Association Passerelles", kHere, 20,
     60, 6'000, 20'000, "Commune"},
    {"2.3", "Citoyenneté", "Médiateur numérique", "Rendre autonome dans les démarches en ligne",
     "Régie de quartier", kHere, 50, 180, 7'000, 21'000, "Département"},
    {"2.4", "Lutte contre les discriminations", "Égalité, parlons-en",
     "Former les acteurs et sensibiliser les jeunes", "Ligue locale de l'enseignement", kAcross, 60,
     200, 5'000, 16'000, "Région"},
    {"2.4", "Lutte contre les discriminations", "Accompagnement des femmes victimes de violences",
     "Écouter, mettre à l'abri, accompagner", "Association Solidarité Femmes", kAcross, 30, 120,
     12'000, 36'000, "Département"},
    {"3.1", kLife, "Chantier d'embellissement des halls",
     "Améliorer les parties communes avec les habitants", "Régie de quartier", kHere, 12, 40, 6'000,
     19'000, "Bailleur social"},
    {"3.1", kLife, "Jardin partagé", "Cultiver ensemble un terrain au pied des immeubles",
     "Association Graines de voisins", kHere, 20, 60, 3'000, 11'000, "Bailleur social"},
    {"3.2", kLife, "Médiation sociale de proximité",
     "Apaiser les espaces publics en soirée et en fin de semaine", "Association Médiation et Ville",
     kSeveral, 200, 800, 30'000, 90'000, "Bailleur social"},
    {"3.2", kLife, "Chantiers éducatifs des vacances",
     "Prévenir la délinquance par un premier chantier rémunéré", "Club de prévention", kHere, 8, 24,
     5'000, 15'000, "Département"},
    {"3.3", kLife, "Conseil citoyen en action", "Soutenir les initiatives des habitants",
     "Conseil citoyen", kHere, 20, 80, 2'000, 6'000, "Commune"},
    {"3.3", kLife, "Fêtons le quartier", "Faire se rencontrer les générations",
     "Comité des habitants", kHere, 150, 600, 2'500, 9'000, "Commune"},
    {"3.4", kLife, "Repair'café", "Réparer plutôt que jeter, et s'entraider",
     "Association L'Établi", kHere, 30, 120, 2'000, 7'000, "EPCI"},
    {"3.4", kLife, "Vélo-école pour adultes", "Apprendre à rouler pour se déplacer librement",
     "Association Roue Libre", kSeveral, 15, 45, 4'000, 12'000, "EPCI"},
    {"4.1", "Jeunesse", "Accueil libre des 15-20 ans",
     "Accompagner les projets des jeunes hors les murs", "Maison des jeunes et de la culture",
     kHere, 30, 110, 9'000, 28'000, "CAF"},
    {"4.2", "Culture", "Orchestre au quartier", "Apprendre la musique par l'orchestre",
     "École de musique", kHere, 18, 45, 8'000, 26'000, "Département"},
    {"4.2", "Culture", "Mémoires du quartier",
     "Recueillir et mettre en scène la parole des anciens", "Compagnie des Deux Rives", kHere, 20,
     90, 5'000, 17'000, "Région"},
    {"4.2", "Culture", "Cinéma en plein air", "Partager un film au pied des immeubles", "Ciné-club",
     kSeveral, 200, 700, 3'000, 10'000, "Commune"},
    {"4.3", "Sports", "Sport santé au féminin", "Reprendre une activité physique entre femmes",
     "Club omnisports", kHere, 20, 60, 3'000, 9'000, "Agence nationale du sport"},
    {"4.3", "Sports", "Savoir nager", "Apprendre à nager avant l'entrée en sixième",
     "Cercle des nageurs", kSeveral, 40, 120, 5'000, 16'000, "Agence nationale du sport"},
    {"4.4", "Vacances et loisirs", "Premiers départs en vacances",
     "Construire avec les familles un premier départ", "Centre social", kHere, 20, 70, 7'000,
     21'000, "CAF"},
    {"5.1", kJobs, "Rendez-vous de l'emploi au pied des immeubles",
     "Aller vers les demandeurs d'emploi invisibles", "Mission locale", kSeveral, 60, 200, 9'000,
     28'000, "Région"},
    {"5.2", kJobs, "Parrainage vers l'emploi", "Mettre en relation jeunes et cadres d'entreprise",
     "Mission locale", kAcross, 30, 100, 7'000, 22'000, "Région"},
    {"5.3", kJobs, "Plateforme linguistique vers l'emploi",
     "Lever le frein de la langue pour entrer en formation", "Association Passerelles", kSeveral,
     25, 80, 8'000, 26'000, "Région"},
    {"5.4", kJobs, "Amorçage de projets d'entreprise",
     "Détecter et accompagner les créateurs d'activité", "Coopérative d'activités", kSeveral, 15,
     60, 8'000, 25'000, "Bpifrance"},
    {"5.5", kJobs, "Garde d'enfants à horaires décalés",
     "Permettre de prendre un emploi tôt le matin ou tard le soir", "Association Relais Berceau",
     kSeveral, 10, 30, 10'000, 30'000, "CAF"},
    {"6.1", kSupport, "Ingénierie du contrat de ville", "Animer le contrat et suivre ses actions",
     "Communauté de communes", kAcross, 0, 0, 30'000, 70'000, "EPCI"},
    {"6.2", kSupport, "Formation des bénévoles", "Renforcer les associations des quartiers",
     "Ligue locale de l'enseignement", kAcross, 20, 80, 4'000, 13'000, "Région"},
    {"6.4", kSupport, "Évaluation participative du contrat",
     "Recueillir l'avis des habitants à mi-parcours", "Conseil citoyen", kAcross, 60, 250, 5'000,
     15'000, "EPCI"},
}};

}  // namespace

std::span<const ActionText> action_texts() { return kTexts; }

}  // namespace carreau
