// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/dialogs/settingrow.h"

#include "core/base/text.h"
#include "ui/dialogs/settingwords.h"
#include "ui/theme/button.h"
#include "ui/theme/label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int editorWidth = 300, linesHeight = 84;

/// Says so when the keyboard leaves it.
class LinesEdit final : public QPlainTextEdit
{
public:
    using QPlainTextEdit::QPlainTextEdit;
    std::function<void()> left;

protected:
    void focusOutEvent(QFocusEvent *event) override
    {
        QPlainTextEdit::focusOutEvent(event);
        if (left)
            left();
    }
};

} // namespace

SettingRow::SettingRow(settings::Settings *settings, const settings::Setting &setting, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_setting(setting)
    , m_problem(new theme::Label({}, theme::Text::Small, theme::Label::Ink::Error))
    , m_note(new theme::Label({}, theme::Text::Small, theme::Label::Ink::Muted))
    , m_reset(new theme::Button(tr("Reset"), theme::Button::Kind::Link))
{
    auto *title = new theme::Label(SettingWords::label(setting.key), theme::Text::Strong);
    auto *detail = new theme::Label(SettingWords::detail(setting.key), theme::Text::Small, theme::Label::Ink::Muted);
    for (theme::Label *label : {detail, m_problem, m_note})
        label->setWordWrap(true);
    auto *left = new QVBoxLayout;
    left->setSpacing(2);
    left->addWidget(title);
    left->addWidget(detail);
    left->addWidget(m_note);
    left->addStretch(1);
    QWidget *made = makeEditor();
    made->setFixedWidth(editorWidth);
    title->setBuddy(m_editor);
    m_editor->setAccessibleName(SettingWords::label(setting.key));
    m_editor->setAccessibleDescription(SettingWords::detail(setting.key));
    m_editor->setObjectName(setting.key);
    m_reset->setAutoDefault(false);
    m_reset->setAccessibleName(tr("Reset %1").arg(SettingWords::label(setting.key)));
    m_reset->setObjectName(QStringLiteral("reset ") + setting.key);
    auto *right = new QVBoxLayout;
    right->setSpacing(2);
    right->addWidget(made);
    right->addWidget(m_problem);
    right->addWidget(m_reset, 0, Qt::AlignLeft);
    right->addStretch(1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addLayout(left, 1);
    row->addLayout(right);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        if (const base::Status good = m_settings->reset(m_setting.key); !good)
            m_problem->setText(good.error().detail);
        refresh();
        m_editor->setFocus();
    });
    refresh();
}

QWidget *SettingRow::makeText(bool withFile)
{
    auto *field = new QLineEdit;
    m_editor = field;
    connect(field, &QLineEdit::editingFinished, this, &SettingRow::apply);
    if (!withFile)
        return field;
    auto *both = new QWidget;
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    auto *choose = new theme::Button(tr("Choose…"));
    choose->setAutoDefault(false);
    row->addWidget(field, 1);
    row->addWidget(choose);
    connect(choose, &QPushButton::clicked, this, [this, field] {
        const QString path = QFileDialog::getOpenFileName(this, SettingWords::label(m_setting.key));
        if (path.isEmpty())
            return;
        field->setText(path);
        apply();
    });
    return both;
}

QWidget *SettingRow::makeLines()
{
    auto *field = new LinesEdit;
    m_editor = field;
    field->setTabChangesFocus(true);
    field->setFixedHeight(linesHeight);
    field->left = [this] { apply(); };
    return field;
}

QWidget *SettingRow::makeEditor()
{
    switch (m_setting.type) {
    case settings::Type::Boolean: {
        auto *box = new QCheckBox(tr("On"));
        m_editor = box;
        connect(box, &QCheckBox::toggled, this, &SettingRow::apply);
        return box;
    }
    case settings::Type::Choice: {
        auto *box = new QComboBox;
        m_editor = box;
        for (const QString &choice : m_setting.choices)
            box->addItem(SettingWords::choice(m_setting.key, choice), choice);
        connect(box, &QComboBox::currentIndexChanged, this, &SettingRow::apply);
        return box;
    }
    case settings::Type::Hosts:
    case settings::Type::Lines:
    case settings::Type::Question:
        return makeLines();
    case settings::Type::File:
        return makeText(true);
    case settings::Type::Integer:
    case settings::Type::Real:
    case settings::Type::Proxy:
        break;
    }
    return makeText(false);
}

bool SettingRow::matches(const QString &text) const
{
    return SettingWords::label(m_setting.key).contains(text, Qt::CaseInsensitive)
        || SettingWords::detail(m_setting.key).contains(text, Qt::CaseInsensitive)
        || m_setting.key.contains(text, Qt::CaseInsensitive)
        || SettingWords::group(m_setting.key).contains(text, Qt::CaseInsensitive);
}

QString SettingRow::problem() const
{
    return m_problem->text();
}

QVariant SettingRow::shown() const
{
    if (const auto *box = qobject_cast<QCheckBox *>(m_editor))
        return box->isChecked();
    if (const auto *box = qobject_cast<QComboBox *>(m_editor))
        return box->currentData();
    if (const auto *lines = qobject_cast<QPlainTextEdit *>(m_editor))
        return lines->toPlainText();
    return qobject_cast<QLineEdit *>(m_editor)->text();
}

void SettingRow::show(const QVariant &value)
{
    m_showing = true;
    if (auto *box = qobject_cast<QCheckBox *>(m_editor))
        box->setChecked(value.toBool());
    else if (auto *choices = qobject_cast<QComboBox *>(m_editor))
        choices->setCurrentIndex(choices->findData(value));
    else if (auto *lines = qobject_cast<QPlainTextEdit *>(m_editor))
        lines->setPlainText(value.toString());
    else
        qobject_cast<QLineEdit *>(m_editor)->setText(value.toString());
    m_showing = false;
}

void SettingRow::apply()
{
    if (m_showing || m_settings->isOverridden(m_setting.key))
        return;
    const QVariant wanted = shown();
    const base::Result<QVariant> good = settings::checked(m_setting, wanted);
    if (good && *good == m_settings->value(m_setting.key)) {
        refresh(); // also takes a problem away
        return;
    }
    if (const base::Status set = m_settings->set(m_setting.key, wanted); !set) {
        m_problem->setText(base::singleLine(SettingWords::problem(m_setting.key, set.error().detail)));
        m_problem->show();
        return;
    }
    refresh();
}

void SettingRow::refresh()
{
    show(m_settings->value(m_setting.key));
    m_problem->clear();
    m_problem->hide();
    const bool overridden = m_settings->isOverridden(m_setting.key);
    m_editor->setEnabled(!overridden);
    m_note->setText(overridden ? tr("Set by %1 in the environment.").arg(m_setting.variable) : QString());
    m_note->setVisible(overridden);
    m_reset->setVisible(!overridden && m_settings->isSet(m_setting.key));
}

} // namespace ui
