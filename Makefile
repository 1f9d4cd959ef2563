# Fallnetz. One makefile, no list of sources: a file in its folder is part of the program.
#
#   make                   build/dev/fallnetz            make VARIANT=san       with AddressSanitizer and UBSan
#   make test-bin          build/dev/fallnetz-test       make VARIANT=release   hardened, optimised
#   make unit-base         the lowest layer on its own   make layers            no layer uses one above it
#   make lint              the own rules
#   make format            clang-format 14               make format-check      nothing is to be formatted
#   make fuzz              libFuzzer targets (clang)     make fuzz-replay       corpora through a plain driver
#   make tool-tests        the generators' own tests     make messages          po/fallnetz.pot
#   make golden            what tests compare with, made anew: review the difference before it is committed
#
# BUILD=folder puts everything elsewhere, so that several people can build at once. CC=clang works as well.

MAKEFLAGS += --no-builtin-rules
# V=1 shows whole commands.
ifndef V
say = @printf '  %-5s %s\n' $(1) $(2);
endif
.SUFFIXES:
.DELETE_ON_ERROR:
.SECONDARY:

VARIANT ?= dev
BUILD ?= build/$(VARIANT)
ifeq ($(origin CC),default)
CC := gcc
endif
CLANG ?= clang
CLANG_FORMAT ?= clang-format

# ---- libraries: only what is used; by pkg-config where the library knows it ----
PKGS := libmicrohttpd sqlite3 libpq libsodium liboath libqrencode yaml-0.1 libmagic xlsxwriter zlib libcurl libical \
        pangocairo libqpdf
LIBS_PLAIN := -lunistring -lm
PKG_CFLAGS := $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PKGS)))
PKG_LIBS := $(shell pkg-config --libs $(PKGS))

# ---- flags ----
ALWAYS := -std=c17 -D_GNU_SOURCE -Isrc -I$(BUILD)/gen -I. $(PKG_CFLAGS) -g \
        -Werror=incompatible-pointer-types -Werror=int-conversion -Werror=implicit-function-declaration
WARN := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 -Wswitch-enum
SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -O1
HARDEN := -O2 -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fstack-clash-protection -fPIE

CFLAGS_dev := $(WARN) -Werror -O1
CFLAGS_san := $(WARN) -Werror $(SANITIZE)
CFLAGS_fuzz := $(WARN) -Werror $(SANITIZE) -fsanitize=fuzzer-no-link
CFLAGS_cov := $(WARN) -Werror -O0 --coverage
CFLAGS_release := $(WARN) $(HARDEN)
LDFLAGS_san := $(SANITIZE)
LDFLAGS_fuzz := $(SANITIZE) -fsanitize=fuzzer
LDFLAGS_cov := --coverage
LDFLAGS_release := -pie -Wl,-z,relro,-z,now
ifeq ($(CFLAGS_$(VARIANT)),)
$(error VARIANT is dev, san, release, cov or fuzz)
endif

COMPILE := $(CC) $(ALWAYS) $(CFLAGS_$(VARIANT)) $(EXTRA_CFLAGS)
LINK := $(CC) $(LDFLAGS_$(VARIANT)) -Wl,--as-needed
LIBS := $(PKG_LIBS) $(LIBS_PLAIN)

# ---- sources, found by wildcards ----
below = $(foreach f,$(wildcard $(1)/*),$(call below,$(f),$(2)) $(filter $(2),$(f)))
TREE := $(call below,src,%.c %.h %.def %.html)
TESTS := $(filter %_test.c,$(TREE))
SOURCES := $(filter-out $(TESTS),$(filter %.c,$(TREE)))
TEMPLATES := $(filter %.html,$(TREE))
MAIN := src/cli/main.c
ARRAYS := $(sort $(shell grep -o '"all_[a-z_]*"' tools/collect.c | tr -d '"'))

GEN := $(BUILD)/gen
OBJ := $(BUILD)/obj
objects = $(patsubst %.c,$(OBJ)/%.o,$(1))

OBJECTS := $(call objects,$(filter-out $(MAIN),$(SOURCES)))
TEMPLATE_OBJECTS := $(patsubst src/%.html,$(OBJ)/gen/%.html.o,$(TEMPLATES))
COLLECTED := $(ARRAYS:%=$(GEN)/collected/%.c) $(GEN)/collected/test_main.c
EMBED_OBJECTS := $(OBJ)/gen/embedded/assets.o $(OBJ)/gen/embedded/migrations.o $(OBJ)/gen/embedded/packs.o \
        $(OBJ)/gen/embedded/views.o
# Style sheets and fonts of the design system come from npm, as package-lock.json pins them.
NODE_STAMP := $(if $(wildcard src/web/static/assets.txt),node_modules/.package-lock.json)
ARRAY_OBJECTS := $(filter-out %/all_test_groups.o,$(ARRAYS:%=$(OBJ)/gen/collected/%.o))

.PHONY: all san release test-bin unit-base lint fuzz fuzz-bin fuzz-replay replay-run clean messages layers FORCE \
        format-check format tool-tests templates golden
all: $(if $(wildcard $(MAIN)),$(BUILD)/fallnetz,$(BUILD)/libfallnetz.a)
san release:
	$(MAKE) VARIANT=$@

# ---- the program ----
# Everything but main() is one archive: each binary takes out of it what it needs.
$(BUILD)/libfallnetz.a: $(OBJECTS) $(TEMPLATE_OBJECTS) $(ARRAY_OBJECTS) $(EMBED_OBJECTS) $(BUILD)/objects
	@rm -f $@
	$(call say,AR,$@)ar rcsT $@ $(filter %.o,$^)

$(BUILD)/fallnetz: $(call objects,$(MAIN)) $(BUILD)/libfallnetz.a
	$(call say,LINK,$@)$(LINK) -o $@ $< -Wl,--start-group $(BUILD)/libfallnetz.a -Wl,--end-group $(LIBS)

# ---- tests ----
TEST_OBJECTS := $(call objects,$(TESTS) $(wildcard test/*.c))
test-bin: $(BUILD)/fallnetz-test
$(BUILD)/fallnetz-test: $(OBJ)/gen/collected/test_main.o $(TEST_OBJECTS) $(BUILD)/libfallnetz.a $(BUILD)/objects
	$(call say,LINK,$@)$(LINK) -o $@ $(filter %.o %.a,$^) $(LIBS)

# The lowest layer with its tests and nothing else: what is not in src/base does not link.
BASE_OBJECTS := $(call objects,$(filter src/base/%,$(SOURCES) $(TESTS)) test/test.c test/rules.c)
unit-base: $(BUILD)/unit-base
	$<
$(BUILD)/unit-base: $(OBJ)/gen/collected-base/test_main.o $(BASE_OBJECTS)
	$(call say,LINK,$@)$(LINK) -o $@ $^ $(LIBS)

# ---- generated code ----
TOOL := $(BUILD)/tools
TOOL_MORE_tpl := tools/tpl_code.c
TOOL_LIBS_embed := -lsodium -lz
.SECONDEXPANSION:
$(TOOL)/%: tools/%.c tools/file.c $$(TOOL_MORE_$$*) $(wildcard tools/*.h)
	@mkdir -p $(@D)
	$(call say,TOOL,$@)$(CC) -std=c17 -D_GNU_SOURCE -O1 -g $(WARN) -Werror -Itools -o $@ $(filter %.c,$^) $(TOOL_LIBS_$*)

# Collect and embed run always and leave alone what stays the same. Their stamp is touched when something changed;
# "@:" makes make look at the files again, and compile only those that are new.
touch_if_changed = @[ -e $@ ] && [ -z "$$(find $(1) -newer $@ -print -quit)" ] || touch $@
$(GEN)/collected/stamp: $(TOOL)/collect FORCE
	@$(TOOL)/collect $(@D) src $(wildcard test/*_test.c)
	$(call touch_if_changed,$(@D))
$(GEN)/collected-base/stamp: $(TOOL)/collect FORCE
	@$(TOOL)/collect $(@D) src/base
	$(call touch_if_changed,$(@D))
$(COLLECTED): $(GEN)/collected/stamp
	@:
$(GEN)/collected-base/test_main.c: $(GEN)/collected-base/stamp
	@:

templates: $(TEMPLATES:src/%=$(GEN)/%.c)
$(GEN)/%.html.c: src/%.html $(TOOL)/tpl
	@$(TOOL)/tpl $< $@ && touch $@

EMBEDDED := $(GEN)/embedded/assets.c $(GEN)/embedded/migrations.c $(GEN)/embedded/packs.c $(GEN)/embedded/views.c
$(GEN)/embedded/stamp: $(TOOL)/embed FORCE $(NODE_STAMP)
	@$(TOOL)/embed $(@D)
	$(call touch_if_changed,$(@D))
$(EMBEDDED): $(GEN)/embedded/stamp
	@:
node_modules/.package-lock.json: package-lock.json
	@scripts/node-packages.sh build
FORCE:

# ---- compiling ----
# Other flags or another compiler in the same folder: everything is compiled again.
# A source was added or deleted: everything is linked again.
write_if_changed = @mkdir -p $(@D); echo '$(1)' | cmp -s - $@ || echo '$(1)' > $@
$(BUILD)/flags: FORCE
	$(call write_if_changed,$(COMPILE) $(LINK))
$(BUILD)/objects: FORCE
	$(call write_if_changed,$(OBJECTS) $(TEMPLATE_OBJECTS) $(TEST_OBJECTS))

$(OBJ)/gen/%.o: $(GEN)/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call say,CC,$<)$(COMPILE) -MMD -MP -c -o $@ $<
$(OBJ)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call say,CC,$<)$(COMPILE) -MMD -MP -c -o $@ $<

clean:
	rm -rf $(BUILD)

# ---- fuzzing ----
# libFuzzer needs clang and objects of its own; the replay drives the same targets with plain files, under sanitizers.
FUZZERS := $(patsubst test/fuzz/%_fuzz.c,%,$(wildcard test/fuzz/*_fuzz.c))
FUZZ_TOOLS := $(OBJ)/tools/tpl_code.o
SAN_BUILD := $(if $(filter san,$(VARIANT)),$(BUILD),$(if $(filter build/%,$(BUILD)),build/san,$(BUILD)/san))
fuzz:
	$(MAKE) VARIANT=fuzz CC=$(CLANG) BUILD=$(BUILD)/fuzz fuzz-bin
fuzz-bin: $(FUZZERS:%=$(BUILD)/%)
ifeq ($(VARIANT),fuzz)
$(FUZZERS:%=$(BUILD)/%): $(BUILD)/%: $(OBJ)/test/fuzz/%_fuzz.o $(FUZZ_TOOLS) $(BUILD)/libfallnetz.a
	$(call say,LINK,$@)$(LINK) -o $@ $^ $(LIBS)
endif

fuzz-replay:
	$(MAKE) VARIANT=san BUILD=$(SAN_BUILD) replay-run
$(FUZZERS:%=$(BUILD)/replay/%): $(BUILD)/replay/%: $(OBJ)/test/fuzz/%_fuzz.o $(OBJ)/test/fuzz/replay.o \
                $(FUZZ_TOOLS) $(BUILD)/libfallnetz.a
	@mkdir -p $(@D)
	$(call say,LINK,$@)$(LINK) -o $@ $^ $(LIBS)
replay-run: $(FUZZERS:%=$(BUILD)/replay/%)
	@for f in $(FUZZERS); do $(BUILD)/replay/$$f test/fuzz/corpus/$$f || exit 1; done

# ---- checks of the sources ----
# ONLY=src/web formats one folder.
FORMATTED = $(filter $(ONLY)%,$(filter %.c %.h,$(TREE)) $(wildcard tools/*.[ch] test/*.[ch] test/fuzz/*.[ch]))
format:
	@mkdir -p $(BUILD); cksum $(FORMATTED) >$(BUILD)/formatted; $(CLANG_FORMAT) -i $(FORMATTED); \
	cksum $(FORMATTED) | diff $(BUILD)/formatted - | sed -n 's/^> [0-9]* [0-9]* /  FMT   /p'
format-check:
	@$(CLANG_FORMAT) --dry-run -Werror $(FORMATTED)

tool-tests: $(TOOL)/tpl $(TOOL)/lint $(TOOL)/collect
	test/tpl/run.sh $(TOOL)/tpl
	test/lint/run.sh $(TOOL)/lint
	test/collect/run.sh $(TOOL)/collect
	@echo "test/refused/run.sh $(CC)"; test/refused/run.sh $(COMPILE)

lint: $(TOOL)/lint
	@$(TOOL)/lint

# What a layer's objects need must not be defined by a layer above: read from the objects' symbols.
layers: $(BUILD)/libfallnetz.a tools/layers.sh
	@tools/layers.sh $(OBJ)/src $(OBJECTS)

# ---- goldens ----
golden: $(BUILD)/fallnetz $(BUILD)/fallnetz-test
	$< dev access-matrix > test/golden/access.txt
	FALLNETZ_GOLDEN=1 $(BUILD)/fallnetz-test proof_budget/no_page_runs_more_statements_than_its_row_allows

# ---- messages ----
messages: templates
	@mkdir -p po
	@xgettext --language=C --from-code=UTF-8 --keyword=N_ --keyword=_ --keyword=T --sort-by-file --add-location=file \
	        --package-name=Fallnetz --no-wrap -o po/fallnetz.pot \
	        $(filter-out $(TESTS),$(filter %.c %.h %.def,$(TREE))) $(TEMPLATES:src/%=$(GEN)/%.c)
	@echo "po/fallnetz.pot: $$(grep -c '^msgid' po/fallnetz.pot) messages"

-include $(shell find $(OBJ) -name '*.d' 2>/dev/null)
