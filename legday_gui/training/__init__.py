"""What is known about strength training: values and pure functions, standard library only."""
