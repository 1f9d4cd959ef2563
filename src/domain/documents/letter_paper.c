/* The document as blocks, with letterhead and reference block. */
#include "core/setting.h"
#include "core/user.h"
#include "domain/cases/case.h"
#include "domain/documents/letter.h"

/* Words of the page in the language of the document. */
static const struct {
        struct str lang, page, of, date, contact, phone, number;
} words[] = {
        {S_INIT("de"), S_INIT("Seite "), S_INIT(" von "), S_INIT("Datum"), S_INIT("Ihr Kontakt"),
         S_INIT("Telefon"), S_INIT("Unser Zeichen")},
        {S_INIT("easy"), S_INIT("Seite "), S_INIT(" von "), S_INIT("Datum"), S_INIT("Ihr Kontakt"),
         S_INIT("Telefon"), S_INIT("Unser Zeichen")},
        {S_INIT("tr"), S_INIT("Sayfa "), S_INIT(" / "), S_INIT("Tarih"), S_INIT("İlgili kişi"),
         S_INIT("Telefon"), S_INIT("Dosya no")},
        {S_INIT("uk"), S_INIT("Сторінка "), S_INIT(" з "), S_INIT("Дата"), S_INIT("Ваша контактна особа"),
         S_INIT("Телефон"), S_INIT("Номер справи")},
        {S_INIT("ru"), S_INIT("Страница "), S_INIT(" из "), S_INIT("Дата"), S_INIT("Ваше контактное лицо"),
         S_INIT("Телефон"), S_INIT("Номер дела")},
        {S_INIT("ar"), S_INIT("صفحة "), S_INIT(" من "), S_INIT("التاريخ"), S_INIT("جهة الاتصال"),
         S_INIT("الهاتف"), S_INIT("رقم الملف")},
        {S_INIT("en"), S_INIT("Page "), S_INIT(" of "), S_INIT("Date"), S_INIT("Your contact"),
         S_INIT("Phone"), S_INIT("Our reference")},
};

static size_t words_of(struct str lang)
{
        for (size_t i = 0; i < ARRAY_LEN(words); i++)
                if (str_eq(words[i].lang, lang))
                        return i;
        return 0;
}

static enum err sender_put(struct rtx *tx, int64_t site_id, struct paper *out, struct str *phone)
{
        struct arena *a = rtx_arena(tx);
        struct record *s;
        out->office = setting_text(tx, S("office_name"));
        *phone = S("");
        if (!site_id)
                return OK;
        TRY(ent_get(tx, &site_entity, site_id, &s));
        struct str town = str_join_with(a, S(" "), rec_text(s, SITE_zip), rec_text(s, SITE_city));
        out->sender = str_join_with(a, S(" · "), rec_text(s, SITE_name), rec_text(s, SITE_street), town);
        *phone = rec_text(s, SITE_phone);
        return OK;
}

static enum err infos_put(struct rtx *tx, const struct record *letter, const struct case_head *h,
                          struct str phone, struct paper *out)
{
        struct arena *a = rtx_arena(tx);
        size_t w = words_of(rec_text(letter, LETTER_language));
        struct record *u = NULL;
        struct paper_info *info = NEW_ARRAY(a, struct paper_info, 5);
        if (rec_given(letter, LETTER_user_id))
                TRY(ent_get(tx, &users_entity, rec_int(letter, LETTER_user_id), &u));
        if (u && rec_given(u, USERS_phone))
                phone = rec_text(u, USERS_phone);
        info[out->infos++] = (struct paper_info){words[w].number, h->number};
        if (u)
                info[out->infos++] = (struct paper_info){words[w].contact, rec_text(u, USERS_name)};
        info[out->infos++] = (struct paper_info){words[w].phone, phone};
        info[out->infos++] =
                (struct paper_info){words[w].date, date_german(a, rec_date(letter, LETTER_dated_on))};
        out->info = info;
        out->page = words[w].page;
        out->of = words[w].of;
        return OK;
}

enum err letter_paper(struct rtx *tx, const struct grant *g, const struct record *letter, struct paper *out)
{
        struct case_head h;
        struct paper_block *block;
        struct str phone, lang = rec_text(letter, LETTER_language);
        TRY(case_head(tx, g, &h));
        *out = (struct paper){.title = rec_text(letter, LETTER_title),
                              .subject = rec_text(letter, LETTER_subject),
                              .lang = str_eq(lang, S("easy")) ? S("de") : lang,
                              .rtl = paper_rtl(lang),
                              .letter = !rec_bool(letter, LETTER_sheet),
                              .receiver = rec_text(letter, LETTER_address),
                              .made = moment_of(rec_date(letter, LETTER_dated_on), 0)};
        TRY(sender_put(tx, h.site_id, out, &phone));
        TRY(infos_put(tx, letter, &h, phone, out));
        markup_read(rtx_arena(tx), rec_text(letter, LETTER_body), &block, &out->blocks);
        out->block = block;
        return OK;
}
