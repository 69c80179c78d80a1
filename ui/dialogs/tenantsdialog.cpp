// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/dialogs/tenantsdialog.h"

#include "core/base/text.h"
#include "ui/dialogs/signinpage.h"
#include "ui/theme/button.h"
#include "ui/theme/icon.h"
#include "ui/theme/label.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMessageBox>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int idRole = Qt::UserRole;
enum Column { Name, Tenant, Way, Until, ColumnCount };

QIcon noMark()
{
    QPixmap nothing(16, 16);
    nothing.fill(Qt::transparent);
    return QIcon(nothing);
}

bool decide(QWidget *parent, const QString &question, const QString &detail, const QString &verb)
{
    QMessageBox box(QMessageBox::NoIcon, question, question, QMessageBox::NoButton, parent);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(detail);
    const QPushButton *yes = box.addButton(verb, QMessageBox::DestructiveRole);
    QPushButton *no = box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(no);
    box.exec();
    return box.clickedButton() == yes;
}

} // namespace

TenantsDialog::TenantsDialog(TenantsControl *control, std::function<void(QWidget *)> add, QWidget *parent)
    : QDialog(parent)
    , m_control(control)
    , m_list(new QTreeWidget)
    , m_note(new theme::Label({}, theme::Text::Small, theme::Label::Ink::Muted))
    , m_use(new theme::Button(tr("Use this tenant")))
    , m_rename(new theme::Button(tr("Rename")))
    , m_add(new theme::Button(tr("Connect a tenant…")))
    , m_remove(new theme::Button(tr("Delete…")))
    , m_forget(new theme::Button(tr("Forget everything…")))
{
    setWindowTitle(tr("Tenants"));
    m_list->setObjectName(QStringLiteral("tenants"));
    m_list->setAccessibleName(tr("Tenants"));
    m_list->setColumnCount(ColumnCount);
    m_list->setHeaderLabels({tr("Name"), tr("Tenant"), tr("Sign-in"), tr("Good until")});
    m_list->setRootIsDecorated(false);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->header()->setStretchLastSection(true);
    m_note->setWordWrap(true);
    auto *buttons = new QVBoxLayout;
    for (theme::Button *button : {m_use, m_rename, m_remove, m_add}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    m_forget->setAutoDefault(false);
    m_forget->setObjectName(QStringLiteral("forgetEverything"));
    buttons->addWidget(m_forget);
    auto *upper = new QHBoxLayout;
    upper->addWidget(m_list, 1);
    upper->addLayout(buttons);
    auto *column = new QVBoxLayout(this);
    constexpr int margin = theme::metrics::pageMargin;
    column->setContentsMargins(margin, margin, margin, margin);
    column->addLayout(upper, 1);
    column->addWidget(m_note);
    resize(680, 340);

    connect(m_use, &QPushButton::clicked, this, [this] { m_control->use(current()); });
    connect(m_rename, &QPushButton::clicked, this, [this] { m_list->editItem(m_list->currentItem(), Name); });
    connect(m_add, &QPushButton::clicked, this, [this, add = std::move(add)] { add(this); });
    connect(m_remove, &QPushButton::clicked, this, &TenantsDialog::removeCurrent);
    connect(m_forget, &QPushButton::clicked, this, [this] {
        if (confirmForget(this))
            m_control->forgetEverything();
    });
    connect(m_list, &QTreeWidget::currentItemChanged, this, &TenantsDialog::refresh);
    connect(m_list, &QTreeWidget::itemChanged, this, &TenantsDialog::renamed);
    connect(control, &TenantsControl::changed, this, &TenantsDialog::fill);
    connect(control, &TenantsControl::failed, this,
            [this](const QString &sentence) { m_note->setText(base::singleLine(sentence)); });
    fill();
}

TenantsDialog::~TenantsDialog() = default;

bool TenantsDialog::confirmForget(QWidget *parent)
{
    return decide(parent, tr("Forget everything?"),
                  tr("All tenants with their secrets and sign-ins, the settings and the kept answers go. Saved cases and the "
                     "audit log stay."),
                  tr("Forget everything"));
}

void TenantsDialog::fill()
{
    const QString selected = current();
    m_filling = true;
    m_list->clear();
    for (const settings::TenantProfile &profile : m_control->tenants()) {
        auto *item = new QTreeWidgetItem(m_list, {profile.name, profile.tenant, SignInPage::nameOf(profile.way),
                                                    profile.expires.toString(QStringLiteral("d MMM yyyy"))});
        if (profile.expires.isValid() && QDate::currentDate() > profile.expires)
            item->setIcon(Until, theme::icon(QStringLiteral("warning"), theme::Tint::Wait));
        item->setData(Name, idRole, profile.id);
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        item->setIcon(Name, noMark()); // the names stand in one line
        if (profile.id == m_control->inUse()) {
            item->setIcon(Name, theme::icon(QStringLiteral("check"), theme::Tint::Ok));
            item->setData(Name, Qt::AccessibleTextRole, tr("%1, in use").arg(profile.name));
        }
        if (profile.id == selected || !m_list->currentItem())
            m_list->setCurrentItem(item);
    }
    for (int column = 0; column < ColumnCount; ++column)
        m_list->resizeColumnToContents(column);
    m_filling = false;
    const QString store = m_control->secretStore();
    m_note->setText(store.isEmpty() ? tr("No keychain found. Secrets are kept until you close the program.")
                                    : tr("Secrets and sign-ins are kept in %1.").arg(store));
    refresh();
}

QString TenantsDialog::current() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    return item ? item->data(Name, idRole).toString() : QString();
}

void TenantsDialog::refresh()
{
    const bool any = !current().isEmpty();
    m_use->setEnabled(any && current() != m_control->inUse());
    m_rename->setEnabled(any);
    m_remove->setEnabled(any);
}

void TenantsDialog::renamed(QTreeWidgetItem *item, int column)
{
    if (m_filling || column != Name)
        return;
    const QString name = base::singleLine(item->text(Name), 80).trimmed();
    const QString id = item->data(Name, idRole).toString();
    // Not from here: the list is filled anew.
    QMetaObject::invokeMethod(
        this,
        [this, id, name] {
            if (name.isEmpty())
                fill();
            else
                m_control->rename(id, name);
        },
        Qt::QueuedConnection);
}

void TenantsDialog::removeCurrent()
{
    const QString name = m_list->currentItem()->text(Name);
    if (decide(this, tr("Delete %1?").arg(name), tr("Its secret or sign-in goes from the keychain too. Saved cases stay."),
               tr("Delete")))
        m_control->remove(current());
}

} // namespace ui
