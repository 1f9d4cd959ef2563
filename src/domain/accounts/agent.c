#include "domain/accounts/agent.h"

struct agent_word {
        struct str mark, name;
};

/* The first mark that occurs decides: browsers name their relatives as well. */
static const struct agent_word browsers[] = {
        {S_INIT("Edg"), S_INIT("Edge")},
        {S_INIT("OPR/"), S_INIT("Opera")},
        {S_INIT("SamsungBrowser"), S_INIT("Samsung Internet")},
        {S_INIT("Firefox/"), S_INIT("Firefox")},
        {S_INIT("FxiOS"), S_INIT("Firefox")},
        {S_INIT("CriOS"), S_INIT("Chrome")},
        {S_INIT("Chrome/"), S_INIT("Chrome")},
        {S_INIT("Safari/"), S_INIT("Safari")},
};
static const struct agent_word systems[] = {
        {S_INIT("Android"), S_INIT("Android")}, {S_INIT("iPhone"), S_INIT("iOS")},
        {S_INIT("iPad"), S_INIT("iPadOS")},     {S_INIT("Windows"), S_INIT("Windows")},
        {S_INIT("Mac OS X"), S_INIT("macOS")},  {S_INIT("Linux"), S_INIT("Linux")},
};

static struct str word_of(const struct agent_word *w, size_t n, struct str agent)
{
        for (size_t i = 0; i < n; i++)
                if (str_find(agent, w[i].mark) >= 0)
                        return w[i].name;
        return S("");
}

struct str agent_name(struct arena *a, struct str user_agent)
{
        struct str browser = word_of(browsers, ARRAY_LEN(browsers), user_agent);
        struct str system = word_of(systems, ARRAY_LEN(systems), user_agent);
        if (str_empty(browser))
                browser = _("Unbekannter Browser");
        return str_join_with(a, _(" unter "), browser, system);
}
