"""Which of a writer's drafts is shown: what is badly formed or not the article's is out."""
