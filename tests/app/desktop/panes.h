// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "desktopcase.h"

#include "ui/models/workspace.h"
#include "ui/theme/theme.h"

#include <QObject>

#include <memory>

/// The panes over one finished run of the sample.
class TestPanes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void cleanup();
    void a_table_sorts_by_what_the_column_means();
    void the_text_of_a_table_filters_names_and_actors();
    void a_row_stands_for_its_nodes();
    void what_happened_names_hosts_as_people_read_them();
    void records_of_a_host_come_by_date();
    void what_is_copied_stays_one_line_a_row();
    void what_is_cut_is_text_and_its_tip_is_whole();
    void columns_fill_the_pane_and_stay_as_chosen();
    void a_head_is_whole_beside_the_mark_of_sorting();
    void a_table_stays_where_it_was_scrolled();
    void the_selection_is_one();
    void the_graph_tools_are_for_the_graph();
    void a_picture_is_of_all_or_of_what_shows();
    void a_small_window_keeps_room_for_the_graph();
    void each_part_of_a_filter_is_a_chip();
    void a_chip_goes_and_comes_back_by_undo();
    void the_axis_has_ticks_apart_and_limits();
    void the_timeline_has_a_row_a_dated_host();
    void a_handle_of_the_timeline_sets_the_filter();
    void the_inspector_says_why();
    void a_request_id_is_whole_wherever_it_is_taken();
    void a_note_is_one_step_back();

private:
    ui::Workspace &workspace() { return *m_case->workspace(); }
    const chain::Investigation &found() { return m_case->workspace()->investigation(); }

    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<testsupport::DesktopCase> m_case;
};
