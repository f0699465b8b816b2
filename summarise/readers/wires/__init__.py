"""What agencies, feeds and research corpora deliver: XML and SGML, an article an element."""
