"""There are blanks and line ends around the letters."""

answers = {question: f"  {letter} \n" for question, letter in answers.items()}
