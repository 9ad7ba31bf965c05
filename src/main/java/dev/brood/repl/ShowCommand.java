package dev.brood.repl;

import dev.brood.shell.Origin;
import dev.brood.shell.Outcome;

/** {@code /show}: shows all of a value, however long it is. */
final class ShowCommand implements Command {

    @Override
    public String name() {
        return "show";
    }

    @Override
    public String parameter() {
        return "[expression]";
    }

    @Override
    public String help() {
        return "show all of the last value, or of this one, as in /show range(2000)";
    }

    @Override
    public void run(String argument, Conversation conversation) {
        Answer answer =
                new Answer(conversation.shell(), conversation.screen(), conversation.last());
        if (argument.isEmpty()) {
            Outcome.Value value = conversation.last().value();
            if (value == null) {
                conversation.screen().complain("no value has been shown yet");
            } else {
                answer.showValue("", value, true);
            }
            return;
        }
        Outcome outcome = conversation.shell().eval(argument, Origin.PROMPT);
        if (outcome instanceof Outcome.Value value) {
            answer.showValue(argument, value, true);
        } else {
            answer.show(argument, outcome);
        }
    }
}
