package dev.enlace.bootstrap.e2e.panel;

import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An administrator at a real browser, which has nothing to complain of. */
class PanelTest {
  private static PanelStage stage;

  @BeforeAll
  static void start() {
    stage = PanelStage.start();
    Administration.prepare(stage);
  }

  @AfterAll
  static void stop() {
    if (stage != null) {
      stage.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-GB", "es-ES"})
  void somebody_connects_sees_what_broke_mends_it_and_disconnects_and_sees_no_secret(
      String language) {
    Connecting.worksAndShowsNoSecret(stage, language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-GB", "es-ES"})
  void an_administrator_looks_after_the_workspace(String language) {
    Administration.isDone(stage, language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-GB", "es-ES"})
  void a_narrow_screen_shows_everything_without_scrolling_sideways(String language) {
    Administration.fitsANarrowScreen(stage, language);
  }

  @Test
  void an_entry_that_nobody_has_foreseen_is_drawn_checked_made_and_changed() {
    UnforeseenEntry.isDrawnCheckedMadeAndChanged(stage);
  }

  @Test
  void leaving_a_form_warns_of_what_would_be_lost() {
    UnforeseenEntry.warnsOfWhatWouldBeLost(stage);
  }

  @Test
  void the_checks_of_these_tests_notice_what_they_are_there_for() {
    Noticed.areBrokenPoliciesBarriersAndSecrets(stage, "en-GB");
  }

  @Test
  void what_somebody_unticks_at_the_provider_is_shown_and_asked_for_again() {
    UntickedScope.isShownAndAskedForAgain(stage, "es-ES");
  }

  @Test
  void what_an_application_was_told_is_shown_and_told_again() {
    ToldEvents.areShownAndToldAgain(stage, "en-GB");
  }

  @Test
  void a_connection_is_shared_with_users_and_keys_and_taken_back() {
    SharedMailbox.isSharedWithUsersAndKeysAndTakenBack(stage, "en-GB");
  }

  @Test
  void a_list_of_many_is_read_page_by_page() {
    ManyConnections.areReadPageByPage(stage, "es-ES");
  }

  @Test
  void a_key_rotation_shows_how_far_it_has_come() {
    RunningRotation.showsHowFarItHasCome(stage, "es-ES");
  }

  @Test
  void whoever_still_has_a_revoked_key_stands_in_the_audit_trail() {
    Entrance.notesWhoStillHasARevokedKey(stage, "en-GB");
  }

  @Test
  void whoever_opens_it_at_another_address_is_told_the_right_one() {
    Entrance.namesTheRightAddress(stage, "es-ES");
  }

  @Test
  void what_is_asked_for_again_because_no_answer_came_is_made_once() {
    LostAnswers.areAskedForAgainWithoutMakingAnything(stage, "en-GB");
  }

  @Test
  void two_clicks_make_one_thing() {
    LostAnswers.makeNothingTwiceByTwoClicks(stage, "en-GB");
  }

  @Test
  void a_tab_shows_whoever_signed_in_last_in_this_browser() {
    Mishaps.aTabShowsWhoeverSignedInLast(stage, "en-GB");
  }

  @Test
  void what_goes_wrong_leaves_something_that_says_what_to_do() {
    Mishaps.leaveSomethingThatSaysWhatToDo(stage, "es-ES");
  }

  @Test
  void a_keyboard_is_all_that_is_needed() {
    Keyboard.isAllThatIsNeeded(stage, "en-GB");
  }

  @Test
  void the_administrator_of_the_instance_alone_makes_workspaces() {
    NewWorkspace.isMadeByTheAdministratorOfTheInstanceAlone(stage, "es-ES");
  }

  /**
   * Apart from refusals that the test has caused, and what was still asked for on leaving a page.
   */
  static Predicate<String> unexpected() {
    return text ->
        !text.contains("responded with a status of 4")
            && !text.contains("net::ERR_ABORTED")
            && !text.startsWith("[DOM] Password forms");
  }
}
