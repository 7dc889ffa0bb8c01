/* SPDX-License-Identifier: MIT */
#include "kettle.h"

#include "screens/call_screen.h"

#include <stdio.h>

enum { JSON_BYTES = 8192 };

static const char KETTLE[] =
    "{'format':1,'id':'kettle','title':'The kettle','language':'en',"
    "'company':{'name':'Hob and Home','agent':'Sam'},"
    "'goals':['apology','fix'],"
    "'caller':{'name':'Walter Quill','call_me':['Mr. Quill'],"
    "'portrait':'walter','temper':{'grievance':650},"
    "'protests':['I am not done.']},"
    "'record':[{'id':'sale','label':'Sale 88','text':'Kettle K2, 39 euros.',"
    "'tells':['price']}],"
    "'facts':{'handle':{'text':'the handle came off','must_hear':true},"
    "'lid':{'text':'the lid came off','true':false,'near':'handle'},"
    "'hand':{'text':'your hand was scalded','must_hear':true},"
    "'price':{'text':'it cost 39 euros'}},"
    "'promises':{'post':{'text':'Post a new kettle','within_h':20}},"
    "'start':'a','nodes':{'a':{'caller':["
    "{'say':'Your kettle. The handle came off this morning.',"
    "'tells':['handle'],'ms':3000,'pause_ms':1000%s},"
    "{'say':'All of the water went over my hand.','tells':['hand'],"
    "'ms':2500}],"
    "'replies':["
    "{'id':'sorry','say':'I am sorry, Mr. Quill.','uses':['apology'],"
    "'goto':'b'},"
    "{'id':'check','say':'So {fact}, and {fact}?','uses':['verify'],"
    "'goto':'b'},"
    "{'id':'send','say':'A new one leaves today.','uses':['fix'],"
    "'promises':['post'],'goto':'b'},"
    "{'id':'nonsense','say':'Nobody ever complained before.',"
    "'uses':['hostility'],'goto':'b'}]},"
    "'b':{'caller':[{'say':'Well. Goodbye.','ms':1500}],"
    "'end':{'outcome':'satisfied'}}}%s}";

const char KETTLE_TASKS[] =
    ",'wrap_up':{'minutes':5,'tasks':[{'id':'pack','label':'Pack it',"
    "'minutes':4,'keeps':['post']}]}";

FakeWorld *kettle_world(const char *first_line, const char *more) {
  char json[JSON_BYTES];
  FakeWorld *world = fake_world_open();
  snprintf(json, sizeof json, KETTLE, first_line, more);
  fake_world_add(world, "kettle", json);
  return world;
}

void kettle_open(ScreenStage *on, FakeWorld *world, CallSetup setup) {
  setup.seed = 5;
  setup.response_percent = 100;
  screen_stage_open(on, world, &call_screen_class,
                    &(ScreenArgs){.scenario = "kettle",
                                  .setup = setup,
                                  .turn = SCREEN_NO_TURN});
}
