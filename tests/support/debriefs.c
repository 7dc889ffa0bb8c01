/* SPDX-License-Identifier: MIT */
#include "debriefs.h"

#include "base/arena.h"
#include "base/str.h"
#include "loader.h"
#include "scenario/load.h"
#include "unit.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_BYTES = 512, REPLAY_BYTES = 8192 };

static const char TEA_POT[] =
    "{'format':1,'id':'tea','title':'The tea pot','language':'en',"
    "'goals':['apology','specific_acknowledgement','empathy','fix',"
    "'time_frame','follow_up','acknowledge_anger'],"
    "'caller':{'name':'Ada Lund','call_me':['Ada'],"
    "'temper':{'grievance':700,'trust':400},'protests':['Wait.']},"
    "'draw':{'pot':['pot']},"
    "'people':{'bo':{'name':'Bo'}},"
    "'facts':{'lid':{'text':'the lid broke','must_hear':true},"
    "'hand':{'text':'your hand was scalded','must_hear':true},"
    "'spout':{'text':'the spout broke','true':false,'near':'lid'}},"
    "'promises':{'post':{'text':'Send a {pot} today','within_h':20}},"
    "'start':'open','nodes':{"
    "'open':{'caller':["
    "{'say':'The lid broke.','ms':2000,'tells':['lid'],'pause_ms':1000},"
    "{'say':'My hand is scalded.','ms':2000,'tells':['hand']}],'replies':["
    "{'id':'lid','say':'I am sorry. The lid of the {pot} broke.','uses':"
    "['apology','specific_acknowledgement'],'restates':['lid'],"
    "'thinks':'The {pot}, yes.','coach':'Her own words.','goto':'now'},"
    "{'id':'unhurt','say':'I am glad that nobody was hurt.','uses':"
    "['empathy'],'contradicts':['hand'],'goto':'now'},"
    "{'id':'ask','say':'What broke?','asks':['lid'],'goto':'now'},"
    "{'id':'spout','say':'The spout broke.','uses':"
    "['specific_acknowledgement'],'restates':['spout'],'goto':'now'},"
    "{'id':'angry','say':'You must be angry, Ada.','uses':"
    "['acknowledge_anger'],'goto':'now'},"
    "{'id':'plain','say':'Hm.','goto':'now'}]},"
    "'now':{'caller':[{'say':'And now?','ms':1000},"
    "{'say':'She is upset.','ms':1000,'by':'bo'}],'replies':["
    "{'id':'send','say':'A new one today.','uses':['fix','time_frame'],"
    "'promises':['post'],'goto':'bye'},"
    "{'id':'vague','say':'Somebody will ring.','uses':['vague_promise'],"
    "'goto':'bye'}]},"
    "'bye':{'caller':[{'say':'Well.','ms':1000}],"
    "'end':{'outcome':'satisfied'}}},"
    "'wrap_up':{'minutes':5,'tasks':["
    "{'id':'pack','label':'Pack it','minutes':4,'keeps':['post']},"
    "{'id':'ring','label':'Ring Ada','minutes':3,'uses':['follow_up']}]},"
    "'aftermath':[{'if':'kept.post','say':'It came.'},"
    "{'if':'promised.post and not kept.post','say':'No {pot} came.'}]}";

static DebriefCase explain(Loader *loader, const Scenario *scenario,
                           const char *path, const char *bytes) {
  loader_expect_good(loader);
  Err err = {.code = ERR_NONE};
  int bad_event;
  DebriefCase one = {.arena = loader->arena};
  one.model = call_model_create(one.arena, scenario);
  one.replay =
      replay_read(one.arena, path, bytes, strlen(bytes), &err, &bad_event);
  if (!one.replay) { fail_msg("%s: %s", path, err.text); }
  one.debrief =
      debrief_create(one.arena, one.model, one.replay, &err, &bad_event);
  if (!one.debrief) { fail_msg("%s: event %d: %s", path, bad_event, err.text); }
  return one;
}

DebriefCase debrief_case_of(const char *events) {
  static const char HASH[] =
      "sha256:0000000000000000000000000000000000000000000000000000000000000000";
  char replay[REPLAY_BYTES];
  int length = snprintf(replay, sizeof replay,
                        "{'replay':1,'engine':1,'scenario':'tea','hash':'%s',"
                        "'rubric':'%s','seed':7,'pace':'timed','events':[%s]}",
                        HASH, HASH, events);
  assert_in_range(length, 1, sizeof replay - 1);
  for (char *c = replay; *c; c++) { *c = *c == '\'' ? '"' : *c; }
  Loader loader = loader_begin();
  return explain(&loader, loader_load(&loader, TEA_POT), "test", replay);
}

const char *debrief_case_scenario(void) {
  return TEA_POT;
}

DebriefCase debrief_case_shipped(const char *scenario, const char *name) {
  char path[PATH_BYTES];
  size_t length;
  Loader loader = loader_begin();
  snprintf(path, sizeof path, EK_SOURCE_DIR "/scenarios/%s.json", scenario);
  char *bytes = loader_read(path, &length);
  const Scenario *loaded = scenario_load(loader.arena, loader.rubric, path,
                                         bytes, length, loader.diags);
  free(bytes);
  snprintf(path, sizeof path, EK_SOURCE_DIR "/tests/replays/%s/%s.json",
           scenario, name);
  bytes = loader_read(path, &length);
  DebriefCase one = explain(&loader, loaded, path, bytes);
  free(bytes);
  return one;
}

void debrief_case_close(DebriefCase *one) {
  arena_destroy(one->arena);
}

static void visit_file(const char *scenario, const char *file,
                       void (*visit)(const DebriefCase *one)) {
  char name[PATH_BYTES];
  const char *ending = strchr(file, '.');
  if (!ending || !str_equal(ending, ".json")) { return; }
  snprintf(name, sizeof name, "%.*s", (int)(ending - file), file);
  DebriefCase one = debrief_case_shipped(scenario, name);
  visit(&one);
  debrief_case_close(&one);
}

static void visit_folder(const char *scenario,
                         void (*visit)(const DebriefCase *one)) {
  char path[PATH_BYTES];
  snprintf(path, sizeof path, EK_SOURCE_DIR "/tests/replays/%s", scenario);
  DIR *folder = opendir(path);
  if (!folder) { return; } /* a file */
  for (struct dirent *file = readdir(folder); file; file = readdir(folder)) {
    visit_file(scenario, file->d_name, visit);
  }
  closedir(folder);
}

void debrief_case_each(void (*visit)(const DebriefCase *one)) {
  DIR *replays = opendir(EK_SOURCE_DIR "/tests/replays");
  assert_non_null(replays);
  for (struct dirent *file = readdir(replays); file; file = readdir(replays)) {
    if (file->d_name[0] != '.') { visit_folder(file->d_name, visit); }
  }
  closedir(replays);
}

const CardRow *debrief_case_row(const DebriefCase *one, const char *id,
                                int nth) {
  const Debrief *debrief = one->debrief;
  for (int i = 0; i < debrief->rows.count; i++) {
    const CardRow *row = &debrief->rows.list[i];
    if (!str_equal(scorecard_entry_id(debrief->card, row->entry), id)) {
      continue;
    }
    if (nth-- == 0) { return row; }
  }
  return NULL;
}
