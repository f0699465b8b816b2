"""Training of what the package ships: a folder a trained thing. Only scripts import it.

    cleaner/      the network that tells an article's blocks from the page's
    checkpoint/   a seq2seq checkpoint, fine-tuned
    writer/       a decoder-only checkpoint, trained as a prefix language model
    preferences/  a writer, by what readers said of its drafts
    grader/       what chooses among a writer's drafts, by what readers said of others
    checker/      the network that checks claims by their articles
    selector/     the network that chooses the sentences of a checkpoint's paragraphs

What they share stands beside them: records and pairs, what is worth learning from, the order of
examples, the run that can be stopped and resumed, its curves, and files of weights.
"""
