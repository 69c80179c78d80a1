// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "desktopcase.h"

#include "core/sampletenant/incidentstore.h"
#include "ui/incidents/commentpane.h"
#include "ui/incidents/incidentdetail.h"
#include "ui/incidents/incidentlist.h"
#include "ui/incidents/incidentspage.h"
#include "ui/incidents/planmodel.h"
#include "ui/incidents/planpane.h"

namespace testsupport {

/// Works the page of incidents as a person would. The steps are false when what they lead to does not come.
class IncidentPilot
{
public:
    explicit IncidentPilot(DesktopCase &desktop)
        : m_case(desktop)
    {
    }

    ui::IncidentsPage &page() const;
    ui::PlanPane &plan() const { return *page().plan(); }
    ui::PlanModel &model() const { return *plan().model(); }
    sampletenant::IncidentStore::Incident there(const char *number = "3177") const;
    QStringList labels(const char *number = "3177") const;

    bool open(int number, const QString &workspace = QStringLiteral("soc-weu-prod")) const;
    bool investigate() const; ///< by its button, to the end of the run
    bool makePlan() const;
    bool write() const; ///< by its key, until it has ended
    QString commentText() const; ///< of the preview
    void edit(const QString &markdown) const; ///< the comment that is shown

    static constexpr int patienceMs = 30'000;

private:
    DesktopCase &m_case;
};

} // namespace testsupport
